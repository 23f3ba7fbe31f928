// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// RMSprop: each weight's steps are measured by the root of its recent squares.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// v ← α·v + (1−α)·g²,  w ← w − η · g / (√v + ε)
struct RMSprop {
  float learning_rate = 1e-2f, alpha = 0.99f, epsilon = 1e-8f, weight_decay = 0;

  template <class Self = RMSprop>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::alpha> a{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr option<&Self::weight_decay> decay{};
    constexpr memory<"v"> v{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    return updates(v <<= v + (one - a) * (d * d - v),  //
                   w <<= w - rate * d / (sqrt(v) + eps));
  }
};

}  // namespace etch::inline ETCH_TARGET
