// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Stochastic gradient descent: w ← w − η·g.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// With weight decay λ, g is g + λ·w.
struct SGD {
  float learning_rate = 1e-3f, weight_decay = 0;

  template <class Self = SGD>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::weight_decay> decay{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    return updates(w <<= w - rate * d);
  }
};

}  // namespace etch::inline ETCH_TARGET
