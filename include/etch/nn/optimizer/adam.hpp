// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Adam: momentum and a scale of its own for every weight, both corrected for their start at zero.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// m ← β₁·m + (1−β₁)·g,  v ← β₂·v + (1−β₂)·g²,  w ← w − η · m̂ / (√v̂ + ε),  m̂ = m/(1−β₁ᵗ),  v̂ = v/(1−β₂ᵗ)
// With weight decay λ, g is g + λ·w. Means move by a part of the way to the new value: what is left of 1 − β is exact.
struct Adam {
  float learning_rate = 1e-3f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-8f, weight_decay = 0;

  template <class Self = Adam>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::beta1> b1{};
    constexpr hyper<&Self::beta2> b2{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr option<&Self::weight_decay> decay{};
    constexpr memory<"m"> m{};
    constexpr memory<"v"> v{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    constexpr auto correction1 = one - pow(b1, step_count{});
    constexpr auto correction2 = sqrt(one - pow(b2, step_count{}));
    return updates(m <<= m + (one - b1) * (d - m),      //
                   v <<= v + (one - b2) * (d * d - v),  //
                   w <<= w - (rate * correction2 / correction1) * m / (sqrt(v) + eps * correction2));
  }
};

}  // namespace etch::inline ETCH_TARGET
