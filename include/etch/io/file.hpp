// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Files: a path from any string, reading whole files, and writing one so that it appears complete or not at all.
#pragma once

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <etch/core/index.hpp>
#include <etch/io/error.hpp>

namespace etch::inline ETCH_TARGET {

// The name of a file, from a string or from anything with `.string()`, as std::filesystem::path has; that header alone
// would double the compile time of this one.
class file_path {
 public:
  file_path(const char* text) : text_(text) {}
  file_path(std::string text) : text_(std::move(text)) {}
  file_path(std::string_view text) : text_(text) {}
  template <class Path>
  requires requires(const Path& path) { std::string(path.string()); }
  file_path(const Path& path) : text_(path.string()) {}

  const std::string& text() const noexcept { return text_; }
  const char* c_str() const noexcept { return text_.c_str(); }

 private:
  std::string text_;
};

namespace detail {

inline std::string reason(int code) { return std::generic_category().message(code); }

// An open file descriptor that closes itself.
class descriptor {
 public:
  explicit descriptor(int number) noexcept : number_(number) {}
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;
  ~descriptor() { close(); }

  int get() const noexcept { return number_; }
  bool open() const noexcept { return number_ >= 0; }
  int close() noexcept { return open() ? ::close(std::exchange(number_, -1)) : 0; }

 private:
  int number_;
};

// Asks for `size` bytes and returns how many there were; -1 and errno if reading failed.
inline long long read_fully(int file, void* to, index size) {
  index done = 0;
  while (done < size) {
    const auto got = ::read(file, static_cast<char*>(to) + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<index>(got);
  }
  return static_cast<long long>(done);
}

}  // namespace detail

// Bytes go to a new file beside `path`, which takes its name by `commit` after everything has reached the disk. Without
// commit the new file is removed and the old one stays as it was.
class atomic_file {
 public:
  explicit atomic_file(const file_path& path)
      : shown_(path.text()), path_(resolved(path)), temporary_(unused_name(path_)), file_(open(temporary_, path_)) {
    if (!file_.open()) fail(errno);
  }
  atomic_file(const atomic_file&) = delete;
  atomic_file& operator=(const atomic_file&) = delete;
  ~atomic_file() {
    if (!committed_ && file_.open()) ::unlink(temporary_.c_str());
  }

  void write(const void* data, index size) {
    for (index done = 0; done < size;) {
      const auto put = ::write(file_.get(), static_cast<const char*>(data) + done, size - done);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) fail(errno);
      done += static_cast<index>(put);
    }
  }
  void write(std::string_view text) { write(text.data(), text.size()); }

  void commit() {
    if (::fsync(file_.get()) != 0 && errno != EINVAL) fail(errno);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
    committed_ = true;
    const auto slash = path_.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
    const detail::descriptor directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (directory.open()) ::fsync(directory.get());
  }

 private:
  // Behind a symbolic link it is the file that is replaced, not the link; a device or a folder is left alone.
  static std::string resolved(const file_path& path) {
    struct stat info {};
    if (path.text().empty()) throw save_error("", detail::reason(ENOENT));
    if (::stat(path.c_str(), &info) != 0) return path.text();
    if (!S_ISREG(info.st_mode)) throw save_error(path.text(), "expected a regular file, found something else");
    const std::unique_ptr<char, decltype(&std::free)> real{::realpath(path.c_str(), nullptr), &std::free};
    return real ? std::string(real.get()) : path.text();
  }

  static std::string unused_name(const std::string& path) {
    static std::atomic<unsigned> count{0};
    return path + "." + std::to_string(::getpid()) + "." + std::to_string(count++) + ".part";
  }

  static int open(const std::string& temporary, const std::string& path) {
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    struct stat info {};
    if (file >= 0 && ::stat(path.c_str(), &info) == 0) static_cast<void>(::fchmod(file, info.st_mode & 07777u) == 0);
    return file;
  }

  [[noreturn]] void fail(int code) const { throw save_error(shown_, detail::reason(code)); }

  std::string shown_, path_, temporary_;
  detail::descriptor file_;
  bool committed_ = false;
};

}  // namespace etch::inline ETCH_TARGET
