// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// η·γᵗ: the learning rate falls by the same factor in every step.
#pragma once

#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

struct ExponentialDecay {
  float learning_rate = 1e-3f, factor = 0.95f;

  float operator()(index step) const {
    return static_cast<float>(static_cast<double>(learning_rate) *
                              libm::pow(static_cast<double>(factor), static_cast<double>(step)));
  }
};

}  // namespace etch::inline ETCH_TARGET
