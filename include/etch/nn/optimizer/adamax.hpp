// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// AdaMax: Adam with the largest recent gradient in place of the root of the mean square.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// m ← β₁·m + (1−β₁)·g,  u ← max(β₂·u, |g| + ε),  w ← w − η/(1−β₁ᵗ) · m/u
struct AdaMax {
  float learning_rate = 2e-3f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-8f, weight_decay = 0;

  template <class Self = AdaMax>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::beta1> b1{};
    constexpr hyper<&Self::beta2> b2{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr option<&Self::weight_decay> decay{};
    constexpr memory<"m"> m{};
    constexpr memory<"u"> u{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    return updates(m <<= m + (one - b1) * (d - m),   //
                   u <<= max(b2 * u, abs(d) + eps),  //
                   w <<= w - (rate / (one - pow(b1, step_count{}))) * m / u);
  }
};

}  // namespace etch::inline ETCH_TARGET
