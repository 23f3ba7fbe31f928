// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Half a cosine from the learning rate down to the lowest: lowest + (η − lowest)·(1 + cos(π·t/steps)) / 2.
#pragma once

#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

// Goes on beyond `steps` as the cosine does, as in PyTorch.
struct Cosine {
  float learning_rate = 1e-3f;
  index steps = 100;
  float lowest = 0;

  float operator()(index step) const {
    const double turn = 3.141592653589793 * static_cast<double>(step) / static_cast<double>(steps);
    return static_cast<float>(static_cast<double>(lowest) +
                              (static_cast<double>(learning_rate) - static_cast<double>(lowest)) *
                                  (1 + libm::cos(turn)) / 2);
  }
};

}  // namespace etch::inline ETCH_TARGET
