// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How wide a register is and how many there are, from the target's macros alone: layouts need it without any SIMD
// header.
#pragma once

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
inline constexpr index register_bytes = 64, register_count = 32;
#elif defined(__AVX2__) && defined(__FMA__)
inline constexpr index register_bytes = 32, register_count = 16;
#elif defined(__SSE2__)
inline constexpr index register_bytes = 16, register_count = 16;
#elif defined(__ARM_NEON) && defined(__aarch64__)
inline constexpr index register_bytes = 16, register_count = 32;
#else
inline constexpr index register_bytes = 0, register_count = 16;  // no SIMD: one value at a time
#endif

// Values of type T in the widest register.
template <class T>
inline constexpr index native_lanes = register_bytes == 0 ? 1 : register_bytes / sizeof(T);

// Lanes for a row of `width` values: a row of 8 does not pay for a register of 16. 128 bits is the narrowest register,
// but for a single value.
template <class T>
constexpr index lanes_for(index width) {
  constexpr index narrowest = register_bytes == 0 ? 1 : 16 / sizeof(T);
  const index wanted = power_of_two_above(width);
  if (wanted == 1) return 1;
  return wanted < narrowest ? narrowest : wanted < native_lanes<T> ? wanted : native_lanes<T>;
}

// Of the widest register that `count` values fill.
template <class T>
constexpr index lanes_within(index count) {
  index lanes = native_lanes<T>;
  while (lanes > count) lanes /= 2;
  return lanes * sizeof(T) < 16 ? 1 : lanes;
}

// Lanes for the last of several registers, of which only so many are wanted. The widest register counts for two: some
// processors take it in two halves, none does in three.
template <class T>
constexpr index narrower_lanes(index wanted, index lanes) {
  return lanes * sizeof(T) < 64 || wanted > lanes / 2 ? lanes : lanes_for<T>(wanted == 1 ? 2 : wanted);
}

// The distance between rows of `width` values in our own buffers: whole registers, so no loop has a scalar tail.
template <class T>
constexpr index padded(index width) {
  return round_up(width, lanes_for<T>(width));
}

}  // namespace etch::inline ETCH_TARGET
