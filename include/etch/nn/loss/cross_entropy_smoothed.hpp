// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Cross-entropy with smoothed labels: a part of every target is spread evenly over all classes.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Smoothing>
struct CrossEntropySmoothed
    : loss<-sum((symbols::q * (1 - static_cast<double>(Smoothing)) + static_cast<double>(Smoothing) / column_count{}) *
                log(symbols::p))> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = same<Head, Softmax>;
};

namespace check {

template <auto Smoothing, class Layer>
struct loss_fits<loss_is<CrossEntropySmoothed<Smoothing>>, last_layer<Layer>> {
  static_assert(fits<CrossEntropySmoothed<Smoothing>, head_of<Layer>>,
                "CrossEntropySmoothed takes probabilities, so the last layer must end in Softmax: write Dense<8, 3, "
                "Softmax>, or use "
                "CrossEntropyWithLogits on a layer without it");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
