// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Two half circles that reach into each other.
#pragma once

#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// Sine and cosine come from the C library, so the last bit may differ between platforms.
inline Dataset<2, Label> moons(index rows, Seed seed, double noise = 0.1) {
  Dataset<2, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x4D4F4Fu, n);
    const bool lower = n % 2 == 1;
    const double angle = random.between(0, pi);
    const double x = lower ? 1 - std::cos(angle) : std::cos(angle);
    const double y = lower ? 0.5 - std::sin(angle) : std::sin(angle);
    data.add({static_cast<float>(x + random.normal(noise)), static_cast<float>(y + random.normal(noise))},
             Label{lower});
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
