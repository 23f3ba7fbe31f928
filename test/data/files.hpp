// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Files for tests that vanish with the test, and the text of the error an action ends with.
#pragma once

#include <etch/data/error.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace files {

class folder {
 public:
  folder() {
    static std::atomic<unsigned> count{0};
    path_ = std::filesystem::temp_directory_path() /
            ("etch_data_" + std::to_string(std::random_device{}()) + "_" + std::to_string(++count));
    std::filesystem::create_directory(path_);
  }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;
  ~folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

// The message without the folder's name, or "" when nothing was thrown.
template <class Action>
std::string error_of(const folder& where, Action&& action) {
  try {
    action();
  } catch (const etch::data_error& error) {
    std::string text = error.what();
    const std::string prefix = where.path() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
    return text;
  }
  return "";
}

template <class Action>
std::string error_of(Action&& action) {
  try {
    action();
  } catch (const etch::data_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace files
