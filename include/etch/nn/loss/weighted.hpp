// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A loss in which every row counts as much as it is told: Weighted<CrossEntropy> is s·(−Σ q·log p) with a number s for
// each row.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

// How much a row counts; a step receives it with the targets.
struct row_weight : leaf_base {
  static constexpr extent shape = per_row;
};

// The mean is over the number of rows and not over the sum of the weights, so that a row that counts twice is worth two
// rows, in whatever batch it comes.
template <class Loss>
struct Weighted : Loss {
  using unweighted = Loss;

  template <expression Prediction>
  static consteval auto of(Prediction p) {
    return row_weight{} * Loss::of(p);
  }
};

template <class Loss>
concept weighted_loss = requires {
  typename Loss::unweighted;
};

// What is evaluated: the loss in which all rows count the same.
template <class Loss>
struct without_weights {
  using type = Loss;
};
template <weighted_loss Loss>
struct without_weights<Loss> : without_weights<typename Loss::unweighted> {};

namespace check {

template <class Loss, class Layer>
struct loss_fits<loss_is<Weighted<Loss>>, last_layer<Layer>> : loss_fits<loss_is<Loss>, last_layer<Layer>> {};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
