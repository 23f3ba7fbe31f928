// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One array in a NumPy .npy file: its header, with every check, and its elements as doubles or integers.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/detail/input_file.hpp>
#include <etch/data/detail/npy_header.hpp>
#include <etch/data/error.hpp>

namespace etch::inline ETCH_TARGET {

class NpyFile {
 public:
  explicit NpyFile(const std::string& path) : file_(path) {
    char prefix[12];
    file_.read(0, prefix, 10, "a .npy header");
    if (std::string_view(prefix, 6) != std::string_view("\x93NUMPY", 6))
      file_.fail(0, "the .npy magic \\x93NUMPY", "other bytes");
    const int major = static_cast<unsigned char>(prefix[6]), minor = static_cast<unsigned char>(prefix[7]);
    if (major < 1 || major > 3 || minor != 0)
      file_.fail(6, "version 1.0, 2.0 or 3.0", std::to_string(major) + "." + std::to_string(minor));
    const index start = major == 1 ? 10 : 12;
    if (major > 1) file_.read(8, prefix + 8, 4, "header length");
    std::uint64_t length = 0;
    for (index byte = start; byte > 8; --byte) length = length << 8 | static_cast<unsigned char>(prefix[byte - 1]);
    constexpr std::uint64_t most = 10000;  // NumPy's own limit
    if (length > most) file_.fail(8, "a header of at most 10000 bytes", std::to_string(length));
    std::string text(static_cast<index>(length), '\0');
    file_.read(start, text.data(), text.size(), "header");
    header_ = detail::npy_header(file_, start, text);
    begin_ = start + length;

    std::uint64_t elements = 1;
    for (std::uint64_t extent : header_.shape) elements = times(elements, extent);
    const std::uint64_t bytes = times(elements, header_.item_size);
    if (bytes > file_.size() - begin_)
      file_.fail(begin_, std::to_string(bytes) + " bytes of data for " + shape_text(),
                 std::to_string(file_.size() - begin_));
    if (bytes < file_.size() - begin_)
      file_.fail(begin_ + bytes, std::string("the end of the file after the data for ") + shape_text(),
                 std::to_string(file_.size() - begin_ - bytes) + " more bytes");
    elements_ = static_cast<index>(elements);
  }

  const std::string& path() const { return file_.path(); }
  const std::vector<std::uint64_t>& shape() const { return header_.shape; }
  index elements() const { return elements_; }
  index rows() const { return header_.shape.empty() ? 1 : static_cast<index>(header_.shape[0]); }
  index row_elements() const { return rows() == 0 ? product(1) : elements_ / rows(); }

  // As Python writes it: (60000, 28, 28).
  std::string shape_text() const {
    std::string text = "(";
    for (index k = 0; k < shape().size(); ++k) (text += k == 0 ? "" : ", ") += std::to_string(shape()[k]);
    return text + (shape().size() == 1 ? ",)" : ")");
  }

  // Rows first … first + count - 1 in C order, each element converted by convert(double or integer, row, column).
  template <class To, class Convert>
  void read_rows(index first, index count, To* to, Convert&& convert) {
    const index width = row_elements();
    if (!header_.fortran_order || shape().size() < 2) {
      read_run(first * width, count * width,
               [&](index n, auto value) { to[n] = convert(value, first + n / width, n % width); });
      return;
    }
    // Column-major: the rows of one column adjoin, and columns count with the first of the other axes fastest.
    for (index column = 0; column < width; ++column) {
      const index place = c_position(column);
      read_run(column * rows() + first, count,
               [&](index n, auto value) { to[n * width + place] = convert(value, first + n, place); });
    }
  }

 private:
  std::uint64_t times(std::uint64_t a, std::uint64_t b) const {
    if (b != 0 && a > ~std::uint64_t{0} / b) file_.fail(0, "a shape whose size fits 64 bits", shape_text());
    return a * b;
  }

  index product(index from) const {
    index result = 1;
    for (index k = from; k < shape().size(); ++k) result *= static_cast<index>(shape()[k]);
    return result;
  }

  index c_position(index column) const {
    index place = 0;
    for (index k = 1; k < shape().size(); ++k) {
      const auto extent = static_cast<index>(shape()[k]);
      place += column % extent * product(k + 1);
      column /= extent;
    }
    return place;
  }

  // visit(n, value) for `count` elements as they lie in the file.
  template <class Visit>
  void read_run(index first, index count, Visit&& visit) {
    constexpr index block = 4096;
    std::array<unsigned char, block * 8> bytes;
    const index size = header_.item_size;
    for (index done = 0; done < count;) {
      const index now = count - done < block ? count - done : block;
      file_.read(begin_ + (first + done) * size, bytes.data(), now * size, "data");
      header_.decode(bytes.data(), now, [&](index n, auto value) { visit(done + n, value); });
      done += now;
    }
  }

  detail::input_file file_;
  detail::npy_header header_;
  std::uint64_t begin_ = 0;
  index elements_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
