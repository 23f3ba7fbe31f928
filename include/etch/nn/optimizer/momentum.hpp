// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradient descent with momentum: a running sum of gradients sets the direction.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// v ← μ·v + g,  w ← w − η·v
struct Momentum {
  float learning_rate = 1e-3f, momentum = 0.9f, weight_decay = 0;

  template <class Self = Momentum>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::momentum> mu{};
    constexpr hyper<&Self::weight_decay> decay{};
    constexpr memory<"v"> v{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    return updates(v <<= mu * v + d,  //
                   w <<= w - rate * v);
  }
};

}  // namespace etch::inline ETCH_TARGET
