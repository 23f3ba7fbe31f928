// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Noisy points on a sine curve.
#pragma once

#include <cmath>

#include <etch/core/config.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// y = sin(πx) + noise for x in [−1, 1). Sine comes from the C library, so the last bit may differ between platforms.
template <class T = float>
Dataset<1, Target<1>, T> sine(index rows, Seed seed, double noise = 0.1) {
  Dataset<1, Target<1>, T> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x53494Eu, n);
    const double x = random.between(-1, 1);
    data.add({static_cast<T>(x)}, {static_cast<T>(std::sin(pi * x) + random.normal(noise))});
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
