// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The dictionary at the head of a .npy file and the element types it can name.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/detail/input_file.hpp>

namespace etch::inline ETCH_TARGET {
namespace detail {

// A number of half precision, given by its bits.
inline double half_to_double(std::uint16_t bits) {
  const std::uint64_t sign = std::uint64_t{bits} >> 15 << 63, fraction = bits & 0x3FFu;
  const std::uint64_t exponent = bits >> 10 & 0x1Fu;
  if (exponent == 0) {
    const double small = static_cast<double>(fraction) * 0x1p-24;
    return sign != 0 ? -small : small;
  }
  const std::uint64_t wide = exponent == 31 ? 2047 : exponent + 1008;
  return std::bit_cast<double>(sign | wide << 52 | fraction << 42);
}

struct npy_header {
  char kind = 'f';  // f, i, u or b, as NumPy names them
  index item_size = 4;
  bool big_endian = false, fortran_order = false;
  std::vector<std::uint64_t> shape;

  npy_header() = default;
  npy_header(const input_file& file, std::uint64_t offset, std::string_view text)
      : file_(&file), begin_(offset), text_(text), rest_(text) {
    bool have_type = false, have_order = false, have_shape = false;
    expect('{');
    while (!accept('}')) {
      const std::string key = string();
      expect(':');
      const auto once = [&](bool& seen) {
        if (seen) fail("each key once", std::string("'") + key + "' twice");
        seen = true;
      };
      if (key == "descr") {
        once(have_type);
        read_type();
      } else if (key == "fortran_order") {
        once(have_order);
        fortran_order = boolean();
      } else if (key == "shape") {
        once(have_shape);
        read_shape();
      } else {
        fail("the keys descr, fortran_order and shape", std::string("'") + key + "'");
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skip_spaces();
    if (!rest_.empty()) fail("nothing after the dictionary", "more text");
    if (!have_type) fail("the key descr", "none");
    if (!have_order) fail("the key fortran_order", "none");
    if (!have_shape) fail("the key shape", "none");
    file_ = nullptr;
    text_ = rest_ = {};
  }

  // visit(n, value) with double, std::int64_t or std::uint64_t for `count` elements.
  template <class Visit>
  void decode(const unsigned char* bytes, index count, Visit&& visit) const {
    const auto each = [&]<class Raw>(Raw, auto&& widen) {
      for (index n = 0; n < count; ++n) {
        unsigned char item[sizeof(Raw)];
        const bool swap = big_endian != (std::endian::native == std::endian::big);
        for (index b = 0; b < sizeof(Raw); ++b) item[b] = bytes[n * sizeof(Raw) + (swap ? sizeof(Raw) - 1 - b : b)];
        Raw raw;
        std::memcpy(&raw, item, sizeof raw);
        visit(n, widen(raw));
      }
    };
    const auto real = [](auto raw) { return static_cast<double>(raw); };
    const auto whole = [](auto raw) { return static_cast<std::int64_t>(raw); };
    const auto natural = [](auto raw) { return static_cast<std::uint64_t>(raw); };
    switch (kind) {
      case 'f':
        if (item_size == 2) return each(std::uint16_t{}, half_to_double);
        if (item_size == 4) return each(float{}, real);
        return each(double{}, real);
      case 'i':
        if (item_size == 1) return each(std::int8_t{}, whole);
        if (item_size == 2) return each(std::int16_t{}, whole);
        if (item_size == 4) return each(std::int32_t{}, whole);
        return each(std::int64_t{}, whole);
      default:
        if (item_size == 1) return each(std::uint8_t{}, natural);
        if (item_size == 2) return each(std::uint16_t{}, natural);
        if (item_size == 4) return each(std::uint32_t{}, natural);
        return each(std::uint64_t{}, natural);
    }
  }

 private:
  [[noreturn]] void fail(std::string expected, std::string found) const {
    file_->fail(begin_ + (text_.size() - rest_.size()), std::move(expected), std::move(found));
  }

  void skip_spaces() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n' || rest_[0] == '\t')) rest_.remove_prefix(1);
  }
  bool accept(char wanted) {
    skip_spaces();
    if (rest_.empty() || rest_[0] != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char wanted) {
    if (!accept(wanted))
      fail(std::string("'") + wanted + "' in the header dictionary",
           rest_.empty() ? "its end" : std::string("'") + rest_[0] + "'");
  }

  std::string string() {
    skip_spaces();
    const char quote = rest_.empty() ? ' ' : rest_[0];
    const auto end = quote == '\'' || quote == '"' ? rest_.find(quote, 1) : std::string_view::npos;
    if (end == std::string_view::npos) fail("a string in the header dictionary", "something else");
    std::string result(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return result;
  }

  bool boolean() {
    skip_spaces();
    for (const std::string_view word : {std::string_view("True"), std::string_view("False")})
      if (rest_.substr(0, word.size()) == word) {
        rest_.remove_prefix(word.size());
        return word == "True";
      }
    fail("True or False", "something else");
  }

  void read_type() {
    skip_spaces();
    if (!rest_.empty() && rest_[0] == '[') fail("one number type for all elements", "a structured type");
    const std::string type = string();
    constexpr std::string_view known[] = {"f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"};
    const std::string_view name = type.empty() ? std::string_view{} : std::string_view(type).substr(1);
    bool good = !type.empty() && std::string_view("<>|=").find(type[0]) != std::string_view::npos;
    bool listed = false;
    for (std::string_view candidate : known) listed = listed || candidate == name;
    good = good && listed && (type[0] != '|' || name[1] == '1');
    if (!good) fail("a number type such as '<f4'", std::string("'") + type + "'");
    kind = name[0];
    item_size = static_cast<index>(name[1] - '0');
    big_endian = type[0] == '>' || (type[0] == '=' && std::endian::native == std::endian::big);
  }

  void read_shape() {
    expect('(');
    while (!accept(')')) {
      skip_spaces();
      std::uint64_t extent = 0;
      index digits = 0;
      for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1), ++digits) {
        if (extent > (~std::uint64_t{0} - 9) / 10) fail("an extent that fits 64 bits", "a larger one");
        extent = extent * 10 + static_cast<std::uint64_t>(rest_[0] - '0');
      }
      if (digits == 0) fail("an extent", rest_.empty() ? "the end" : std::string("'") + rest_[0] + "'");
      if (!rest_.empty() && rest_[0] == 'L') rest_.remove_prefix(1);  // written by Python 2
      shape.push_back(extent);
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
  }

  const input_file* file_ = nullptr;
  std::uint64_t begin_ = 0;
  std::string_view text_, rest_;
};

}  // namespace detail
}  // namespace etch::inline ETCH_TARGET
