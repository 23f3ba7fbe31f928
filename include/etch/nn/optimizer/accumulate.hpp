// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Accumulation: a step on the mean gradient of `Batches` batches, for batches larger than memory holds at once.
#pragma once

#include <etch/nn/optimizer/gradient.hpp>

namespace etch::inline ETCH_TARGET {

template <class Optimizer, index Batches>
struct Accumulate : Optimizer {
  static_assert(Batches > 0, "a step needs a batch, such as Accumulate<Adam, 4>");
  static_assert(batches_of_step<Optimizer> == 1, "gradients are already accumulated: one Accumulate is enough");

  static constexpr index batches = Batches;
};

}  // namespace etch::inline ETCH_TARGET
