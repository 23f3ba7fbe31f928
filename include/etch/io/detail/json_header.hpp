// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A strict reader for the JSON of a safetensors header: an object of objects, nothing else, no key twice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/io/error.hpp>

namespace etch::inline ETCH_TARGET::detail {

// Whether bytes are UTF-8 without overlong forms, surrogates or code points above U+10FFFF.
inline bool is_utf8(std::string_view text) {
  const auto at = [&](index i) { return static_cast<unsigned char>(text[i]); };
  for (index i = 0; i < text.size();) {
    const unsigned char lead = at(i);
    const index more = lead < 0x80 ? 0 : lead < 0xc2 ? 4 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 4;
    if (more == 4 || text.size() - i <= more) return false;
    for (index k = 1; k <= more; ++k)
      if ((at(i + k) & 0xc0u) != 0x80u) return false;
    if (lead == 0xe0 && at(i + 1) < 0xa0) return false;
    if (lead == 0xed && at(i + 1) >= 0xa0) return false;
    if (lead == 0xf0 && at(i + 1) < 0x90) return false;
    if (lead == 0xf4 && at(i + 1) >= 0x90) return false;
    i += more + 1;
  }
  return true;
}

struct json_failure {
  std::string what;
};

// Reads tokens from left to right and throws json_failure, with the position, at the first that does not fit.
class json_reader {
 public:
  explicit json_reader(std::string_view text) : text_(text) {}

  // Calls `member(key)` for every key of an object; `member` reads the value.
  template <class Member>
  void object(Member member) {
    expect('{');
    if (accept('}')) return;
    do {
      std::string key = string();
      expect(':');
      member(std::move(key));
    } while (accept(','));
    expect('}');
  }

  template <class Element>
  void array(Element element) {
    expect('[');
    if (accept(']')) return;
    do {
      element();
    } while (accept(','));
    expect(']');
  }

  std::string string() {
    expect('"');
    std::string value;
    while (true) {
      const char c = next();
      if (c == '"') return value;
      if (static_cast<unsigned char>(c) < 0x20) fail("a string without control characters");
      if (c == '\\')
        escape(value);
      else
        value += c;
    }
  }

  // A whole number from 0 to 2^64 - 1, written without sign, fraction or leading zero.
  std::uint64_t whole_number() {
    skip_space();
    if (!digit()) fail("a whole number");
    if (text_[at_] == '0') {
      ++at_;
      if (digit()) fail("a number without leading zero");
      return no_fraction(0);
    }
    std::uint64_t value = 0;
    while (digit()) {
      const auto unit = static_cast<std::uint64_t>(text_[at_] - '0');
      if (value > (UINT64_MAX - unit) / 10) fail("a number below 2^64");
      value = value * 10 + unit;
      ++at_;
    }
    return no_fraction(value);
  }

  void end() {
    skip_space();
    if (at_ != text_.size()) fail("nothing after the object");
  }

  [[noreturn]] void fail(std::string_view expected) const {
    throw json_failure{"expected " + std::string(expected) + " at byte " + std::to_string(at_) + " of the header"};
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
      ++at_;
  }
  bool digit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }
  std::uint64_t no_fraction(std::uint64_t value) const {
    if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E')) fail("a whole number");
    return value;
  }
  char next() {
    if (at_ == text_.size()) fail("more text");
    return text_[at_++];
  }
  bool accept(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!accept(c)) fail(std::string{'\'', c, '\''});
  }

  std::uint32_t four_hex_digits() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = next();
      const int unit = c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
      if (unit < 0) fail("four hexadecimal digits");
      value = value * 16 + static_cast<std::uint32_t>(unit);
    }
    return value;
  }

  void escape(std::string& to) {
    const char c = next();
    constexpr std::string_view names = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
    if (const auto which = names.find(c); which != names.npos) {
      to += values[which];
      return;
    }
    if (c != 'u') fail("an escape that JSON knows");
    std::uint32_t code = four_hex_digits();
    if (code >= 0xdc00 && code < 0xe000) fail("the first half of a surrogate pair");
    if (code >= 0xd800 && code < 0xdc00) {
      if (next() != '\\' || next() != 'u') fail("the second half of a surrogate pair");
      const std::uint32_t low = four_hex_digits();
      if (low < 0xdc00 || low >= 0xe000) fail("the second half of a surrogate pair");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    append_utf8(to, code);
  }

  static void append_utf8(std::string& to, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xc0 | (code >> 6));
    } else {
      if (code < 0x10000) {
        put(0xe0 | (code >> 12));
      } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
      }
      put(0x80 | ((code >> 6) & 0x3f));
    }
    put(0x80 | (code & 0x3f));
  }

  std::string_view text_;
  index at_ = 0;
};

// Text as it stands between the quotes of a JSON string.
inline std::string json_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += "0123456789abcdef"[byte / 16];
      out += "0123456789abcdef"[byte % 16];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace etch::inline ETCH_TARGET::detail
