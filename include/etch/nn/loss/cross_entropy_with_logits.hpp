// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Categorical cross-entropy of what a last layer without activation yields: −Σ q·log softmax p.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct CrossEntropyWithLogits : loss<-sum(symbols::q* log_softmax(symbols::p))> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = !same<Head, Softmax> && !same<Head, LogSoftmax> && !same<Head, Sigmoid>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<CrossEntropyWithLogits>, last_layer<Layer>> {
  static_assert(fits<CrossEntropyWithLogits, head_of<Layer>>,
                "CrossEntropyWithLogits applies the softmax itself: leave the last layer without activation, such as "
                "Dense<8, 3>, or use CrossEntropy with Softmax");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
