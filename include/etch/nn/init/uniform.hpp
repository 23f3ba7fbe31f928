// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Uniform between two numbers: Uniform<-0.1, 0.1>
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Low, auto High>
struct Uniform : elementwise<Uniform<Low, High>> {
  static double element(index, index, randomness random, index n) {
    return static_cast<double>(Low) + static_cast<double>(High - Low) * random.uniform(n);
  }
};

}  // namespace etch::inline ETCH_TARGET
