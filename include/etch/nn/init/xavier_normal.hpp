// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Glorot and Bengio's initialisation with normal numbers, σ = √(2 / (in + out))
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct XavierNormal : elementwise<XavierNormal> {
  static double element(index in, index out, randomness random, index n) {
    return random.normal(n) * libm::sqrt(2 / static_cast<double>(in + out));
  }
};

}  // namespace etch::inline ETCH_TARGET
