// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Makes a folder and those above it.
#pragma once

#include <etch/io/file.hpp>

namespace etch::inline ETCH_TARGET {

// What is there already is left alone; throws save_error.
inline void make_folders(const std::string& path) {
  for (index end = 1; end <= path.size(); ++end) {
    if (end != path.size() && path[end] != '/') continue;
    if (::mkdir(path.substr(0, end).c_str(), 0777) != 0 && errno != EEXIST)
      throw save_error(path, detail::reason(errno));
  }
}

}  // namespace etch::inline ETCH_TARGET
