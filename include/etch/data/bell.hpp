// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Nearly normal random numbers made of integer arithmetic alone, so they have the same bits on every compiler.
#pragma once

#include <bit>
#include <cstdint>

#include <etch/core/config.hpp>
#include <etch/core/random.hpp>

namespace etch::inline ETCH_TARGET {

// Mean 0 and deviation 1: the number of ones among 64 random bits (variance 16), smoothed by the difference of two
// uniform numbers (variance 1/6). The excess kurtosis is −0.03; nothing lies beyond 8.2 deviations.
constexpr double bell(std::uint64_t bits) {
  const std::uint64_t more = mix(bits ^ 0x4245'4C4Cu);
  const double ones = std::popcount(mix(bits)) - 32;
  const double smooth =
      (static_cast<double>(more >> 32) - static_cast<double>(more & 0xFFFF'FFFFu)) * (1.0 / 4294967296.0);
  return (ones + smooth) * 0.24871306164300417;  // 1 / sqrt(16 + 1/6)
}

}  // namespace etch::inline ETCH_TARGET
