// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A string that can be a template argument: parameter names and paths such as "0.weight".
#pragma once

#include <cstddef>
#include <string_view>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

template <std::size_t Size>
struct fixed_string {
  char text[Size]{};

  consteval fixed_string(const char (&source)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = source[i];
  }

  constexpr std::string_view view() const { return {text, Size - 1}; }
  constexpr operator std::string_view() const { return view(); }
  bool operator==(const fixed_string&) const = default;
};

}  // namespace etch::inline ETCH_TARGET
