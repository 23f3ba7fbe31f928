// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The bytes of a plain or gzip-compressed file from front to back.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/detail/input_file.hpp>

#if __has_include(<zlib.h>)
#include <zlib.h>
#endif

namespace etch::inline ETCH_TARGET {
namespace detail {

// Offsets in errors count uncompressed bytes.
class byte_stream {
 public:
  explicit byte_stream(const std::string& path) : file_(path) {
    unsigned char magic[2] = {};
    file_.read_some(0, magic, 2);
    compressed_ = magic[0] == 0x1F && magic[1] == 0x8B;
    if (compressed_) open_compressed();
  }

  const std::string& path() const { return file_.path(); }
  bool compressed() const { return compressed_; }

  // No more bytes than that can come: DEFLATE shrinks nothing below 1/1032.
  std::uint64_t most_bytes() const { return compressed_ ? file_.size() * 1032 : file_.size(); }

  void read(void* to, index count, const char* what) {
    if (!compressed_) {
      file_.read(offset_, to, count, what);
    } else {
      const index got = read_compressed(to, count);
      if (got != count)
        fail(offset_ + got, std::to_string(count) + " bytes of " + what,
             std::string("the end of the compressed data after ") + std::to_string(got));
    }
    offset_ += count;
  }

  // Only a plain file can be read from anywhere.
  void seek(std::uint64_t offset) { offset_ = offset; }

  void expect_end(const char* after) {
    char more;
    if (compressed_ ? read_compressed(&more, 1) != 0 : offset_ != file_.size())
      fail(offset_, std::string("the end of the file after ") + after, "more bytes");
    if (truncated_) fail(offset_, "the check sum of the compressed data", "the end of the file");
  }

  [[noreturn]] void fail(std::uint64_t offset, std::string expected, std::string found) const {
    file_.fail(offset, std::move(expected), std::move(found));
  }

 private:
#if __has_include(<zlib.h>)
  struct close {
    void operator()(gzFile_s* file) const { gzclose(file); }
  };

  void open_compressed() {
    gzip_.reset(gzopen(path().c_str(), "rb"));
    if (gzip_ == nullptr) fail(0, "a file that can be opened", "none");
    gzbuffer(gzip_.get(), 1u << 17);
  }

  index read_compressed(void* to, index count) {
    index done = 0;
    while (done < count) {
      const index rest = count - done, most = index{1} << 30;
      const int got =
          gzread(gzip_.get(), static_cast<char*>(to) + done, static_cast<unsigned>(rest < most ? rest : most));
      int error = Z_OK;
      const char* text = gzerror(gzip_.get(), &error);
      truncated_ = error == Z_BUF_ERROR;
      if (got < 0 || (error != Z_OK && error != Z_STREAM_END && !truncated_))
        fail(offset_ + done, "sound gzip data", text);
      if (got == 0) break;
      done += static_cast<index>(got);
    }
    return done;
  }

  std::unique_ptr<gzFile_s, close> gzip_;
#else
  void open_compressed() { fail(0, "a plain file (this program was built without zlib)", "a gzip-compressed one"); }
  index read_compressed(void*, index) { return 0; }
#endif

  input_file file_;
  bool compressed_ = false, truncated_ = false;
  std::uint64_t offset_ = 0;
};

}  // namespace detail
}  // namespace etch::inline ETCH_TARGET
