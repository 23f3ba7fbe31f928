// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What is wrong with data or a data file: where, what was expected, what was found.
#pragma once

#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

class data_error : public std::runtime_error {
 public:
  data_error(const std::string& place, std::string wanted, std::string got)
      : std::runtime_error(place + ": expected " + wanted + ", found " + got),
        where(place),
        expected(std::move(wanted)),
        found(std::move(got)) {}

  std::string where, expected, found;
};

namespace detail {

// The shortest text that reads back as the same number.
template <class Number>
std::string text_of(Number number) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, number);
  return {text, end.ptr};
}

}  // namespace detail

}  // namespace etch::inline ETCH_TARGET
