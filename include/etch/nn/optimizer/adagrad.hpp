// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// AdaGrad: each weight's steps shrink with the squares it has seen.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// s ← s + g²,  w ← w − η/(1 + (t−1)·κ) · g / (√s + ε)
struct AdaGrad {
  float learning_rate = 1e-2f, learning_rate_decay = 0, weight_decay = 0, epsilon = 1e-10f;

  template <class Self = AdaGrad>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::learning_rate_decay> slowing{};
    constexpr option<&Self::weight_decay> decay{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr memory<"s"> s{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    constexpr auto slowed = rate / (one + (step_count{} - one) * slowing);
    return updates(s <<= s + d * d,  //
                   w <<= w - slowed * d / (sqrt(s) + eps));
  }
};

}  // namespace etch::inline ETCH_TARGET
