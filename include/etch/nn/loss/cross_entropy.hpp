// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Categorical cross-entropy, −Σ q·log p, of a softmax; targets are labels, one-hot rows or distributions.
#pragma once

#include <etch/nn/activation/softmax.hpp>
#include <etch/nn/loss/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct CrossEntropy : loss<-sum(symbols::q* log(symbols::p))> {
  static constexpr bool classifies = true;
  using head = Softmax;
  template <class Head>
  static constexpr bool accepts = same<Head, Softmax>;
};

}  // namespace etch::inline ETCH_TARGET
