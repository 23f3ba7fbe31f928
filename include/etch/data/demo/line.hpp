// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Noisy points on a straight line.
#pragma once

#include <etch/core/config.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// y = slope · x + offset + noise for x in [−1, 1).
template <class T = float>
Dataset<1, Target<1>, T> line(index rows, Seed seed, double slope = 2, double offset = -0.5, double noise = 0.1) {
  Dataset<1, Target<1>, T> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x4C494Eu, n);
    const double x = random.between(-1, 1);
    data.add({static_cast<T>(x)}, {static_cast<T>(slope * x + offset + random.normal(noise))});
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
