// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// −Σ q·p, where p are logarithms of probabilities.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct NegativeLogLikelihood : loss<-sum(symbols::q* symbols::p)> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = same<Head, LogSoftmax>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<NegativeLogLikelihood>, last_layer<Layer>> {
  static_assert(
      fits<NegativeLogLikelihood, head_of<Layer>>,
      "NegativeLogLikelihood takes logarithms of probabilities, so the last layer must end in LogSoftmax: write "
      "Dense<8, 3, LogSoftmax>, or use CrossEntropy with Softmax");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
