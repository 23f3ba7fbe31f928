// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The name of a type as its user wrote it: Dense<784, 128, ReLU>, without namespaces, with short numbers.
#pragma once

#include <cctype>
#include <charconv>
#include <string>
#include <string_view>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

template <class Type>
constexpr auto signature() {
  return std::string_view(__PRETTY_FUNCTION__);
}

// What the compiler says of Type, between "Type = " and the closing bracket.
template <class Type>
constexpr std::string_view compiler_name() {
  std::string_view text = signature<Type>();
  text.remove_prefix(text.find("Type = ") + 7);
  return text.substr(0, text.find_last_of(']'));
}

// 2.0000000000000001e-1 and 0.20000000000000001 are 0.2; 784ul is 784.
inline std::string plain_number(std::string_view text) {
  if (text.find_first_of(".e") == text.npos) return std::string(text.substr(0, text.find_first_not_of("0123456789")));
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  return {digits, end};
}

inline std::string plain_type(std::string_view text) {
  const auto is = [](char c, std::string_view more) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || more.find(c) != more.npos;
  };
  std::string out;
  for (index at = 0; at < text.size();) {
    const char c = text[at];
    index end = at;
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      while (end < text.size() && (is(text[end], ".") || (is(text[end], "+-") && text[end - 1] == 'e'))) ++end;
      out += plain_number(text.substr(at, end - at));
    } else if (is(c, "_")) {
      while (end < text.size() && is(text[end], "_")) ++end;
      if (text.substr(end, 2) == "::")
        end += 2;  // a namespace
      else
        out += text.substr(at, end - at);
    } else if (text.substr(at).starts_with("(anonymous namespace)::") || text.substr(at).starts_with("{anonymous}::")) {
      end = text.find("::", at) + 2;
    } else {
      end = at + 1;
      if (c != ' ' || (!out.empty() && out.back() != '>')) out += c;
    }
    at = end;
  }
  return out;
}

}  // namespace detail

template <class Type>
std::string type_text() {
  return detail::plain_type(detail::compiler_name<Type>());
}

}  // namespace etch::inline ETCH_TARGET
