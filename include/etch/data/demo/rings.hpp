// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rings around the origin, one for each class.
#pragma once

#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/draw.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// Class k has radius k + 1. Sine and cosine come from the C library, so the last bit may differ between platforms.
inline Dataset<2, Label> rings(index rows, Seed seed, unsigned classes = 3, double noise = 0.12) {
  Dataset<2, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x52494Eu, n);
    const auto label = static_cast<Label>(n % classes);
    const double angle = random.between(0, 2 * pi), radius = 1.0 + label + random.normal(noise);
    data.add({static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))}, label);
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
