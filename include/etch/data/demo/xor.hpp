// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Exclusive or: the four rows of its table, or points in four noisy clouds.
#pragma once

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

template <class T = float>
Dataset<2, Target<1>, T> xor_table() {
  Dataset<2, Target<1>, T> data;
  for (int a = 0; a < 2; ++a)
    for (int b = 0; b < 2; ++b) data.add({static_cast<T>(a), static_cast<T>(b)}, {static_cast<T>(a != b)});
  return data;
}

// Around the corners of the unit square; row n belongs to corner n mod 4.
inline Dataset<2, Label> xor_clouds(index rows, Seed seed, double noise = 0.15) {
  Dataset<2, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x584F52u, n);
    const unsigned a = n & 1u, b = n >> 1 & 1u;
    data.add({static_cast<float>(a + random.normal(noise)), static_cast<float>(b + random.normal(noise))}, a ^ b);
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
