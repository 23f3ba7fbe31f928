// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Lowers the learning rate when a number, such as the validation loss, has not improved for a while.
#pragma once

#include <limits>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

struct ReduceOnPlateau {
  float learning_rate = 1e-3f, factor = 0.1f;
  index patience = 10;
  float threshold = 1e-4f;  // the least relative improvement that counts
  index cooldown = 0;       // how long to wait after lowering
  float lowest = 0;

  double best = std::numeric_limits<double>::infinity();
  index waited = 0, cooling = 0;

  // Takes the newest number and gives the learning rate to go on with.
  float operator()(double value) {
    if (value < best * (1 - static_cast<double>(threshold))) {
      best = value;
      waited = 0;
    } else
      ++waited;
    if (cooling > 0) {
      --cooling;
      waited = 0;
    }
    if (waited > patience) {
      const float lower = learning_rate * factor < lowest ? lowest : learning_rate * factor;
      if (learning_rate - lower > 1e-8f) learning_rate = lower;
      cooling = cooldown;
      waited = 0;
    }
    return learning_rate;
  }
};

}  // namespace etch::inline ETCH_TARGET
