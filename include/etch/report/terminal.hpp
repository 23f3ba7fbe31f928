// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What the place where text goes can show: redrawn lines, colours, Unicode, and how wide it is.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

struct terminal {
  bool redraws = false;  // a terminal whose cursor moves, so not a file, a pipe or TERM=dumb
  bool colour = false;   // that, and NO_COLOR is not set
  bool unicode = false;  // by the locale: LC_ALL, LC_CTYPE or LANG names UTF-8
};

namespace detail {

inline std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

inline bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view value = environment(name);
    if (value.empty()) continue;
    for (const std::string_view form : {"UTF-8", "utf-8", "UTF8", "utf8"})
      if (value.find(form) != value.npos) return true;
    return false;
  }
  return false;
}

}  // namespace detail

inline terminal terminal_of(std::FILE* out) {
  const std::string_view kind = detail::environment("TERM");
  terminal found;
  found.redraws = ::isatty(::fileno(out)) == 1 && !kind.empty() && kind != "dumb";
  found.colour = found.redraws && detail::environment("NO_COLOR").empty();
  found.unicode = detail::locale_is_utf8();
  return found;
}

// How many characters fit in a line: what COLUMNS says, else the terminal, else 80.
inline index columns_of(std::FILE* out) {
  const char* said = std::getenv("COLUMNS");
  if (const long columns = said != nullptr ? std::strtol(said, nullptr, 10) : 0; columns > 0 && columns < 10000)
    return static_cast<index>(columns);
  winsize size{};
  if (::ioctl(::fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace etch::inline ETCH_TARGET
