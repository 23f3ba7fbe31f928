// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Round clouds, one for each class, whose centres lie on a circle.
#pragma once

#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// Sine and cosine come from the C library, so the last bit may differ between platforms.
inline Dataset<2, Label> blobs(index rows, Seed seed, unsigned classes = 3, double noise = 0.35) {
  Dataset<2, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x424C4Fu, n);
    const auto label = static_cast<Label>(n % classes);
    const double angle = 2 * pi * label / classes;
    data.add({static_cast<float>(std::cos(angle) + random.normal(noise)),
              static_cast<float>(std::sin(angle) + random.normal(noise))},
             label);
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
