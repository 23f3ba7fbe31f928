// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Spiral arms that turn around each other, one for each class.
#pragma once

#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// Sine and cosine come from the C library, so the last bit may differ between platforms.
inline Dataset<2, Label> spirals(index rows, Seed seed, unsigned arms = 2, double turns = 1.5, double noise = 0.03) {
  Dataset<2, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x535049u, n);
    const auto arm = static_cast<Label>(n % arms);
    const double way = std::sqrt(random.between(0.01, 1));  // spreads points evenly along the arm
    const double angle = 2 * pi * (turns * way + static_cast<double>(arm) / arms);
    data.add({static_cast<float>(way * std::cos(angle) + random.normal(noise)),
              static_cast<float>(way * std::sin(angle) + random.normal(noise))},
             arm);
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
