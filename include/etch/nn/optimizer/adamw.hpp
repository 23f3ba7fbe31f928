// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// AdamW: Adam with weight decay apart from the gradient, so that it is not scaled with it.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// w ← w − η·λ·w, then as Adam
struct AdamW {
  float learning_rate = 1e-3f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-8f, weight_decay = 1e-2f;

  template <class Self = AdamW>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::beta1> b1{};
    constexpr hyper<&Self::beta2> b2{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr hyper<&Self::weight_decay> decay{};
    constexpr memory<"m"> m{};
    constexpr memory<"v"> v{};
    constexpr decaying_weight decaying{};
    constexpr auto correction1 = one - pow(b1, step_count{});
    constexpr auto correction2 = sqrt(one - pow(b2, step_count{}));
    return updates(
        m <<= m + (one - b1) * (g - m),      //
        v <<= v + (one - b2) * (g * g - v),  //
        w <<= w - (rate * decay) * decaying - (rate * correction2 / correction1) * m / (sqrt(v) + eps * correction2));
  }
};

}  // namespace etch::inline ETCH_TARGET
