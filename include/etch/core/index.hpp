// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The type of every extent and position, and the little arithmetic that layouts need.
#pragma once

#include <cstddef>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

using index = std::size_t;

// Rows that begin so many bytes apart are not fetched ahead by any processor itself.
inline constexpr index long_row = 1024;

// The smallest multiple of `step` that is at least `n`.
constexpr index round_up(index n, index step) { return (n + step - 1) / step * step; }

constexpr index divide_up(index n, index by) { return (n + by - 1) / by; }

constexpr index smaller_of(index a, index b) { return a < b ? a : b; }

// The smallest power of two that is at least `n`.
constexpr index power_of_two_above(index n) {
  index p = 1;
  while (p < n) p *= 2;
  return p;
}

}  // namespace etch::inline ETCH_TARGET
