// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The upper half of a float as a number to store: all of its range, 8 bits of its precision.
#pragma once

#include <bit>
#include <cstdint>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

struct bfloat16 {
  std::uint16_t bits = 0;

  constexpr bfloat16() = default;
  // Rounds to nearest, ties to even; NaN stays a quiet NaN.
  constexpr bfloat16(float value) : bits(rounded(std::bit_cast<std::uint32_t>(value))) {}
  constexpr operator float() const { return std::bit_cast<float>(std::uint32_t{bits} << 16); }

  static constexpr bfloat16 of_bits(std::uint16_t bits) {
    bfloat16 result;
    result.bits = bits;
    return result;
  }

 private:
  static constexpr std::uint16_t rounded(std::uint32_t of) {
    const bool is_nan = (of & 0x7fff'ffffu) > 0x7f80'0000u;
    return static_cast<std::uint16_t>((is_nan ? of | 0x40'0000u : of + 0x7fffu + (of >> 16 & 1u)) >> 16);
  }
};

}  // namespace etch::inline ETCH_TARGET
