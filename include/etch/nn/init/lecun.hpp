// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// LeCun's normal initialisation, σ = √(1 / in): for SELU
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct LeCun : elementwise<LeCun> {
  static double element(index in, index, randomness random, index n) {
    return random.normal(n) / libm::sqrt(static_cast<double>(in));
  }
};

}  // namespace etch::inline ETCH_TARGET
