// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Binary cross-entropy of what a last layer without activation yields: log(1 + eᵖ) − t·p.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct BinaryCrossEntropyWithLogits : loss<mean(softplus(symbols::p) - symbols::t * symbols::p)> {
  static constexpr bool classifies = true;
  using head = Sigmoid;
  template <class Head>
  static constexpr bool accepts = !same<Head, Softmax> && !same<Head, LogSoftmax> && !same<Head, Sigmoid>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<BinaryCrossEntropyWithLogits>, last_layer<Layer>> {
  static_assert(
      fits<BinaryCrossEntropyWithLogits, head_of<Layer>>,
      "BinaryCrossEntropyWithLogits applies the sigmoid itself: leave the last layer without activation, such as "
      "Dense<8, 1>, or use BinaryCrossEntropy with Sigmoid");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
