#!/usr/bin/env bash
# benchmarks/install_peers.sh [FOLDER]
# Puts into FOLDER (build/peers) what Etch is measured against and Debian does not package: ONNX Runtime, out of its npm
# package. Without npm it is left out. Everything else is the `bench` group of cmake/install_dependencies.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-build/peers}
version=1.30.0

if ls "$folder"/node_modules/onnxruntime-node/bin/*/*/*/libonnxruntime.* >/dev/null 2>&1; then
  echo "install_peers: ONNX Runtime: there"
elif ! command -v npm >/dev/null; then
  echo "install_peers: no npm here, so ONNX Runtime is left out; apt-get install npm, or Node.js, brings it" >&2
else
  echo "install_peers: ONNX Runtime: installing onnxruntime-node $version"
  mkdir -p "$folder"
  # Its install script would fetch libraries for graphics cards.
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error "onnxruntime-node@$version" ||
    echo "install_peers: npm could not install it; what it said is above. ONNX Runtime is left out" >&2
fi
