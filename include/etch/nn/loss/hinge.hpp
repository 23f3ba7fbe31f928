// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Hinge loss, the mean of max(1 − t·p, 0): targets are −1 and 1.
#pragma once

#include <etch/nn/check/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct Hinge : loss<mean(max(1 - symbols::t * symbols::p, 0))> {
  template <class Head>
  static constexpr bool accepts = !same<Head, Softmax> && !same<Head, LogSoftmax> && !same<Head, Sigmoid>;
};

namespace check {

template <class Layer>
struct loss_fits<loss_is<Hinge>, last_layer<Layer>> {
  static_assert(fits<Hinge, head_of<Layer>>,
                "Hinge compares scores with -1 and 1: leave the last layer without Softmax and Sigmoid, such as "
                "Dense<8, 1>");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
