// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Clipping by value: g ← min(max(g, −Limit), Limit), for every weight by itself.
#pragma once

#include <etch/nn/optimizer/gradient.hpp>

namespace etch::inline ETCH_TARGET {

template <class Optimizer, double Limit>
struct ClipValue : Optimizer {
  static_assert(Limit > 0, "the limit must be above 0, such as ClipValue<Adam, 0.5>");
  static_assert(batches_of_step<Optimizer> == 1, "Accumulate goes around the others: Accumulate<ClipValue<...>, 4>");

  template <class G>
  static consteval auto before_norm(G g) {
    return etch::before_norm<Optimizer>(min(max(g, lit<-Limit>{}), lit<Limit>{}));
  }
  template <class G>
  static consteval auto after_norm(G g) {
    return etch::after_norm<Optimizer>(g);
  }
};

}  // namespace etch::inline ETCH_TARGET
