// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A file opened for reading at any position, whose errors name the file, the offset and what was to be read there.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/error.hpp>

namespace etch::inline ETCH_TARGET {
namespace detail {

class input_file {
 public:
  explicit input_file(std::string path) : path_(std::move(path)), file_(path_, std::ios::binary) {
    if (!file_) throw data_error(path_, "a file that can be opened", "none (missing, or not permitted)");
    file_.peek();  // a directory opens, and fails only now
    if (file_.bad()) throw data_error(path_, "a file", "a directory or something else that cannot be read");
    file_.clear();
    file_.seekg(0, std::ios::end);
    const auto end = static_cast<std::streamoff>(file_.tellg());
    if (!file_ || end < 0) throw data_error(path_, "a regular file", "one without positions, such as a pipe");
    size_ = static_cast<std::uint64_t>(end);
  }

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }

  // Up to `count` bytes from `offset`; fewer only at the end of the file.
  index read_some(std::uint64_t offset, void* to, index count) {
    if (offset >= size_) return 0;
    if (count > size_ - offset) count = static_cast<index>(size_ - offset);
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(offset));
    file_.read(static_cast<char*>(to), static_cast<std::streamsize>(count));
    const auto got = static_cast<index>(file_.gcount());
    if (got != count) fail(offset + got, std::string("to read ") + std::to_string(count) + " bytes", "a read error");
    return got;
  }

  void read(std::uint64_t offset, void* to, index count, const char* what) {
    if (offset > size_ || count > size_ - offset)
      fail(offset, std::to_string(count) + " bytes of " + what,
           std::string("the end of the file after ") + std::to_string(offset > size_ ? 0 : size_ - offset));
    read_some(offset, to, count);
  }

  [[noreturn]] void fail(std::uint64_t offset, std::string expected, std::string found) const {
    throw data_error(path_ + ": offset " + std::to_string(offset), std::move(expected), std::move(found));
  }

 private:
  std::string path_;
  std::ifstream file_;
  std::uint64_t size_ = 0;
};

}  // namespace detail
}  // namespace etch::inline ETCH_TARGET
