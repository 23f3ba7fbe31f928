// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Nesterov's momentum: the gradient counts once more, as if taken a step ahead.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// v ← μ·v + g,  w ← w − η·(g + μ·v)
struct Nesterov {
  float learning_rate = 1e-3f, momentum = 0.9f, weight_decay = 0;

  template <class Self = Nesterov>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::momentum> mu{};
    constexpr hyper<&Self::weight_decay> decay{};
    constexpr memory<"v"> v{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    return updates(v <<= mu * v + d,  //
                   w <<= w - rate * (d + mu * v));
  }
};

}  // namespace etch::inline ETCH_TARGET
