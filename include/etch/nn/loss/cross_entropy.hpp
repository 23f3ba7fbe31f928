// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Categorical cross-entropy, −Σ q·log p, of a softmax; targets are labels, one-hot rows or distributions.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct CrossEntropy : loss<-sum(symbols::q* log(symbols::p))> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = same<Head, Softmax>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<CrossEntropy>, last_layer<Layer>> {
  static_assert(
      fits<CrossEntropy, head_of<Layer>>,
      "CrossEntropy takes probabilities, so the last layer must end in Softmax: write Dense<8, 3, Softmax>, or use "
      "CrossEntropyWithLogits on a layer without it");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
