// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What saving and loading throw: errors that name the file, the tensor, what was expected and what was found.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <etch/core/quoted.hpp>

namespace etch::inline ETCH_TARGET {

// load 'FILE': tensor 'TENSOR': expected EXPECTED, found FOUND
class load_error : public std::runtime_error {
 public:
  load_error(std::string_view file, std::string_view what)
      : std::runtime_error(std::string("load ") + quoted(file) + ": " + std::string(what)), file_(file) {}
  load_error(std::string_view file, std::string_view tensor, std::string_view expected, std::string_view found)
      : std::runtime_error(std::string("load ") + quoted(file) + ": tensor " + quoted(tensor) + ": expected " +
                           std::string(expected) + ", found " + std::string(found)),
        file_(file),
        tensor_(tensor),
        expected_(expected),
        found_(found) {}

  const std::string& file() const noexcept { return file_; }
  const std::string& tensor() const noexcept { return tensor_; }      // empty when the whole file is at fault
  const std::string& expected() const noexcept { return expected_; }  // empty likewise
  const std::string& found() const noexcept { return found_; }        // empty likewise

 private:
  std::string file_, tensor_, expected_, found_;
};

// save 'FILE': REASON
class save_error : public std::runtime_error {
 public:
  save_error(std::string_view file, std::string_view reason)
      : std::runtime_error(std::string("save ") + quoted(file) + ": " + std::string(reason)), file_(file) {}

  const std::string& file() const noexcept { return file_; }

 private:
  std::string file_;
};

}  // namespace etch::inline ETCH_TARGET
