// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Images and labels in the IDX format of MNIST, plain or gzip-compressed; grey levels become numbers from 0 to 1.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/detail/byte_stream.hpp>
#include <etch/data/stream.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// An IDX file of unsigned bytes: 00 00 08 axes | an extent per axis, big-endian | the bytes.
class idx_file {
 public:
  idx_file(const std::string& path, index axes, index row_size) : bytes_(path), row_size_(row_size) {
    unsigned char magic[4];
    bytes_.read(magic, 4, "the IDX magic");
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != 8 || magic[3] != axes)
      bytes_.fail(0,
                  std::string("the IDX magic 00 00 08 0") + std::to_string(axes) +
                      " (unsigned bytes, axes: " + std::to_string(axes) + ")",
                  hex(magic));
    std::uint64_t found_size = 1;
    std::string shape;
    for (index axis = 0; axis < axes; ++axis) {
      unsigned char raw[4];
      bytes_.read(raw, 4, "extents");
      std::uint64_t extent = 0;
      for (unsigned char byte : raw) extent = extent << 8 | byte;
      if (axis == 0) {
        rows_ = static_cast<index>(extent);
      } else {
        found_size *= extent;  // at most two factors of 32 bits
        (shape += axis == 1 ? "" : " x ") += std::to_string(extent);
      }
    }
    begin_ = 4 + 4 * axes;
    if (found_size != row_size) bytes_.fail(8, std::string("images of ") + std::to_string(row_size) + " pixels", shape);
    const std::uint64_t size = std::uint64_t{rows_} * row_size;  // before anything of that size is allocated
    if (size > bytes_.most_bytes())
      bytes_.fail(begin_, std::to_string(size) + " bytes for " + std::to_string(rows_) + " rows",
                  "a file that is too short for them");
    if (!bytes_.compressed()) {
      bytes_.seek(begin_ + size);
      if (bytes_.most_bytes() < begin_ + size)
        bytes_.fail(bytes_.most_bytes(), std::to_string(size) + " bytes for " + std::to_string(rows_) + " rows",
                    std::string("the end of the file after ") + std::to_string(bytes_.most_bytes() - begin_));
      bytes_.expect_end("the last row");
      bytes_.seek(begin_);
    }
  }

  index rows() const { return rows_; }
  const std::string& path() const { return bytes_.path(); }
  bool compressed() const { return bytes_.compressed(); }

  void read(index first, index count, unsigned char* to) {
    if (!compressed()) bytes_.seek(begin_ + std::uint64_t{first} * row_size_);
    bytes_.read(to, count * row_size_, "rows");
    if (first + count == rows_) bytes_.expect_end("the last row");
  }

  [[noreturn]] void fail_row(index row, std::string expected, std::string found) const {
    bytes_.fail(begin_ + std::uint64_t{row} * row_size_, std::move(expected), std::move(found));
  }

 private:
  static std::string hex(const unsigned char (&magic)[4]) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (index n = 0; n < 4; ++n) {
      if (n > 0) text += ' ';
      text += digits[magic[n] >> 4];
      text += digits[magic[n] & 15];
    }
    return text;
  }

  byte_stream bytes_;
  index row_size_, rows_ = 0;
  std::uint64_t begin_ = 0;
};

}  // namespace detail

// A file of images with the file of their labels. Compressed files can only be read from front to back: once.
template <index Pixels, class T = float>
class IdxRows {
 public:
  using value_type = T;
  using target_type = Label;
  static constexpr index input_width = Pixels;

  IdxRows(const std::string& images, const std::string& labels, Label classes = 256)
      : images_(images, 3, Pixels), labels_(labels, 1, 1), classes_(classes) {
    if (images_.rows() != labels_.rows())
      throw data_error(labels, std::to_string(images_.rows()) + " labels, one for each image in " + images,
                       std::to_string(labels_.rows()));
    for (index level = 0; level < 256; ++level) grey_[level] = static_cast<T>(static_cast<double>(level) / 255);
  }

  index size() const { return images_.rows(); }

  void read(index first, index count, std::array<T, Pixels>* inputs, Label* targets) {
    constexpr index block = 64;
    std::array<unsigned char, block * Pixels> bytes;
    if ((images_.compressed() || labels_.compressed()) && first != next_)
      throw data_error(images_.path() + ", row " + std::to_string(first), "plain files to read from anywhere",
                       "compressed ones");
    for (index done = 0; done < count;) {
      const index now = std::min(block, count - done);
      images_.read(first + done, now, bytes.data());
      for (index n = 0; n < now; ++n)
        for (index k = 0; k < Pixels; ++k) inputs[done + n][k] = grey_[bytes[n * Pixels + k]];
      labels_.read(first + done, now, bytes.data());
      for (index n = 0; n < now; ++n) {
        if (bytes[n] >= classes_)
          labels_.fail_row(first + done + n, std::string("a label below ") + std::to_string(classes_),
                           std::to_string(bytes[n]));
        targets[done + n] = bytes[n];
      }
      done += now;
    }
    next_ = first + count;
  }

 private:
  detail::idx_file images_, labels_;
  Label classes_;
  index next_ = 0;
  std::array<T, 256> grey_{};
};

template <index Pixels, class T = float>
Dataset<Pixels, Label, T> read_idx(const std::string& images, const std::string& labels, Label classes = 256) {
  IdxRows<Pixels, T> rows(images, labels, classes);
  Dataset<Pixels, Label, T> data;
  read_all(rows, data);
  return data;
}

}  // namespace etch::inline ETCH_TARGET
