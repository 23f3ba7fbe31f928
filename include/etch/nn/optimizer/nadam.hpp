// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// NAdam: Adam with Nesterov's momentum, whose strength grows with the steps.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

// μₜ = β₁·(1 − 0.96^(t·ψ)/2),  π = Π μᵢ,  m and v as in Adam
// w ← w − η·((1−μₜ)/(1−π) · g + μₜ₊₁/(1−π·μₜ₊₁) · m) / (√v̂ + ε)
// c remembers 1 − π, which begins at zero like every memory.
struct NAdam {
  float learning_rate = 2e-3f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-8f, weight_decay = 0, momentum_decay = 4e-3f;

  template <class Self = NAdam>
  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&Self::learning_rate> rate{};
    constexpr hyper<&Self::beta1> b1{};
    constexpr hyper<&Self::beta2> b2{};
    constexpr hyper<&Self::epsilon> eps{};
    constexpr option<&Self::weight_decay> decay{};
    constexpr hyper<&Self::momentum_decay> psi{};
    constexpr memory<"m"> m{};
    constexpr memory<"v"> v{};
    constexpr memory<"c"> c{};
    constexpr decaying_weight decaying{};
    constexpr auto d = g + decay * decaying;
    constexpr auto now = b1 * (one - lit<0.5>{} * pow(lit<0.96>{}, step_count{} * psi));
    constexpr auto next = b1 * (one - lit<0.5>{} * pow(lit<0.96>{}, (step_count{} + one) * psi));
    constexpr auto scale = sqrt(v) / sqrt(one - pow(b2, step_count{})) + eps;
    return updates(c <<= one - (one - c) * now,         //
                   m <<= m + (one - b1) * (d - m),      //
                   v <<= v + (one - b2) * (d * d - v),  //
                   w <<= w - rate * ((one - now) / c * d + next / (one - (one - c) * next) * m) / scale);
  }
};

}  // namespace etch::inline ETCH_TARGET
