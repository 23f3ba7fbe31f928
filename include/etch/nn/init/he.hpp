// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// He's normal initialisation, σ = √(2 / in): for ReLU and its relatives
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct He : elementwise<He> {
  static double element(index in, index, randomness random, index n) {
    return random.normal(n) * libm::sqrt(2 / static_cast<double>(in));
  }
};

}  // namespace etch::inline ETCH_TARGET
