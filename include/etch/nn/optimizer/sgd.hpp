// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Stochastic gradient descent: w ← w − η·g.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>

namespace etch::inline ETCH_TARGET {

struct SGD {
  float learning_rate = 0.01f;

  static consteval auto rule() {
    using namespace symbols;
    constexpr hyper<&SGD::learning_rate> rate{};
    return updates(w <<= w - rate * g);
  }
};

}  // namespace etch::inline ETCH_TARGET
