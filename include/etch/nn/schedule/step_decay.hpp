// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// η·γ^⌊t / every⌋: the learning rate falls by a factor every so many steps.
#pragma once

#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

struct StepDecay {
  float learning_rate = 1e-3f;
  index every = 30;
  float factor = 0.1f;

  float operator()(index step) const {
    return static_cast<float>(static_cast<double>(learning_rate) *
                              libm::pow(static_cast<double>(factor), static_cast<double>(step / every)));
  }
};

}  // namespace etch::inline ETCH_TARGET
