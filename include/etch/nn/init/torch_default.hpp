// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What PyTorch does if nothing is said: weights and biases uniform within ±1/√in
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

template <index In>
struct TorchDefaultBias : elementwise<TorchDefaultBias<In>> {
  static double element(index, index, randomness random, index n) {
    return (2 * random.uniform(n) - 1) / libm::sqrt(static_cast<double>(In));
  }
};

struct TorchDefault : elementwise<TorchDefault> {
  template <index In>
  using bias = TorchDefaultBias<In>;

  static double element(index in, index, randomness random, index n) {
    return (2 * random.uniform(n) - 1) / libm::sqrt(static_cast<double>(in));
  }
};

}  // namespace etch::inline ETCH_TARGET
