// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Binary cross-entropy, −(t·log p + (1−t)·log(1−p)), of a sigmoid: for one yes-or-no answer or several.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct BinaryCrossEntropy : loss<mean(-(symbols::t* log(symbols::p) + (1 - symbols::t) * log(1 - symbols::p)))> {
  static constexpr bool classifies = true;
  using head = Sigmoid;
  template <class Head>
  static constexpr bool accepts = same<Head, Sigmoid>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<BinaryCrossEntropy>, last_layer<Layer>> {
  static_assert(
      fits<BinaryCrossEntropy, head_of<Layer>>,
      "BinaryCrossEntropy takes probabilities, so the last layer must end in Sigmoid: write Dense<8, 1, Sigmoid>, or "
      "use BinaryCrossEntropyWithLogits on a layer without it");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
