// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Glorot and Bengio's uniform initialisation, ±√(6 / (in + out)): for tanh, sigmoid, softmax and linear layers
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct Xavier : elementwise<Xavier> {
  static double element(index in, index out, randomness random, index n) {
    return (2 * random.uniform(n) - 1) * libm::sqrt(6 / static_cast<double>(in + out));
  }
};

}  // namespace etch::inline ETCH_TARGET
