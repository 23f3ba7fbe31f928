#!/usr/bin/env bash
# cmake/install_dependencies.sh [--dry-run] [GROUP...]
# Installs what is missing on Debian or Ubuntu, and nothing when nothing is. Groups:
#   build   compile programs with Etch (the default)
#   test    what the tests compare with and are written in: Boost.Test, Hana, xsimd, nlohmann-json
#   check   what only our own checks need: clang 18 or newer with its sanitizers, clang-format 14, valgrind, ccache
#   bench   Google Benchmark and the libraries Etch is measured against
#   docs    the docs site
set -euo pipefail

# Clang learnt floating-point template arguments in version 18; the newest on offer is taken.
newest_clang() {
  apt-cache search --names-only '^clang-[0-9]+$' | sed -n 's/^clang-\([0-9]*\) .*/\1/p' | sort -n | tail -n 1
}

packages_of() {
  case $1 in
    build) echo g++ cmake ninja-build zlib1g-dev ;;
    test) echo pkg-config libboost-dev libboost-test-dev libxsimd-dev libtbb-dev nlohmann-json3-dev ;;
    check)
      local clang
      clang=$(newest_clang)
      if [ "${clang:-0}" -lt 18 ]; then
        echo "install_dependencies: this distribution offers no clang 18 or newer; the clang checks are left out" >&2
      else
        echo "clang-$clang" "libclang-rt-$clang-dev"
      fi
      # Debian 12 calls it clang-format; later releases keep 14 beside their own.
      if apt-cache show clang-format-14 >/dev/null 2>&1; then echo clang-format-14; fi
      echo ccache valgrind ;;
    bench) echo libbenchmark-dev nlohmann-json3-dev libeigen3-dev libdnnl-dev libopenblas-dev libtorch-dev libdlib-dev libxsmm-dev \
      libtbb-dev valgrind ;;
    docs) echo mkdocs mkdocs-material ;;
    *)
      echo "install_dependencies: no group is called '$1'; there are build, test, check, bench and docs" >&2
      return 2 ;;
  esac
}

# Installed, or left removed with its configuration? dpkg knows both; only the former counts.
missing_of() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

dry_run=
groups=()
for argument in "$@"; do
  case $argument in
    --dry-run) dry_run=yes ;;
    -h | --help)
      sed -n '2,8s/^# //p' "$0"
      exit 0 ;;
    *) groups+=("$argument") ;;
  esac
done
[ ${#groups[@]} -gt 0 ] || groups=(build)

if ! command -v apt-get >/dev/null; then
  echo "install_dependencies: no apt-get here. Etch needs a C++20 compiler (gcc 12, clang 18 or newer), CMake 3.25 and" >&2
  echo "  Ninja, zlib for .gz files; its tests need Boost.Test 1.74, and take Boost.Hana, xsimd 8.1 and nlohmann-json where" >&2
  echo "  they are. Install them your system's way; CMake fetches what the tests need and do not find." >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" </dev/null; }

require_root() {
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "install_dependencies: missing: $1" >&2
    echo "  You are not root and there is no sudo. As root: apt-get update && apt-get install $1" >&2
    exit 1
  fi
}

update() {
  [ -z "${updated:-}" ] || return 0
  echo "install_dependencies: reading the package lists"
  apt update >/dev/null || echo "install_dependencies: apt-get update failed; going on with the lists that are here" >&2
  updated=yes
}

for group in "${groups[@]}"; do
  # A machine that was never updated knows no package, so it cannot say which clang is the newest either.
  if [ "$group" = check ] && [ -z "$dry_run" ] && [ -z "$(newest_clang)" ]; then
    require_root "clang-18 or newer"
    update
  fi
  wanted=$(packages_of "$group")
  # shellcheck disable=SC2086
  missing=$(missing_of $wanted | xargs)
  if [ -z "$missing" ]; then
    echo "install_dependencies: $group: all there"
    continue
  fi
  if [ -n "$dry_run" ]; then
    echo "install_dependencies: $group: would install $missing"
    continue
  fi
  require_root "$missing"
  update
  echo "install_dependencies: $group: installing $missing"
  log=$(mktemp)
  # shellcheck disable=SC2086
  if ! apt install -y --no-install-recommends $missing >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "install_dependencies: apt-get could not install $missing; what it said is above" >&2
    exit 1
  fi
  rm -f "$log"
done
