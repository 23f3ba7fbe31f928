// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Kullback and Leibler's divergence, Σ q·log(q / p), of a softmax from a target distribution.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct KullbackLeibler
    : loss<sum(where(symbols::q > 0, symbols::q* log(symbols::q), 0)) - sum(symbols::q* log(symbols::p))> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = same<Head, Softmax>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<KullbackLeibler>, last_layer<Layer>> {
  static_assert(
      fits<KullbackLeibler, head_of<Layer>>,
      "KullbackLeibler takes probabilities, so the last layer must end in Softmax: write Dense<8, 3, Softmax>, or use "
      "CrossEntropyWithLogits on a layer without it");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
