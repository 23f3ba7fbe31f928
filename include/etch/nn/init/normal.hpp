// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Normal with a mean and a standard deviation: Normal<0.0, 0.02>
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Mean, auto Deviation>
struct Normal : elementwise<Normal<Mean, Deviation>> {
  static double element(index, index, randomness random, index n) {
    return static_cast<double>(Mean) + static_cast<double>(Deviation) * random.normal(n);
  }
};

}  // namespace etch::inline ETCH_TARGET
