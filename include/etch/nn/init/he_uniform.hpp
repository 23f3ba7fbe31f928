// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// He's initialisation with uniform numbers, ±√(6 / in)
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct HeUniform : elementwise<HeUniform> {
  static double element(index in, index, randomness random, index n) {
    return (2 * random.uniform(n) - 1) * libm::sqrt(6 / static_cast<double>(in));
  }
};

}  // namespace etch::inline ETCH_TARGET
