// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Clipping by norm: g ← g · min(1, Limit / (‖all gradients‖ + 1e-6)), so that directions stay as they are.
#pragma once

#include <etch/nn/optimizer/gradient.hpp>

namespace etch::inline ETCH_TARGET {

template <class Optimizer, double Limit>
struct ClipNorm : Optimizer {
  static_assert(Limit > 0, "the limit must be above 0, such as ClipNorm<Adam, 1.0>");
  static_assert(!limits_norm<Optimizer>, "the norm is already clipped: one ClipNorm is enough");
  static_assert(batches_of_step<Optimizer> == 1, "Accumulate goes around the others: Accumulate<ClipNorm<...>, 4>");

  static constexpr double most_norm = Limit;

  template <class G>
  static consteval auto before_norm(G g) {
    return g;
  }
  template <class G>
  static consteval auto after_norm(G g) {
    return etch::after_norm<Optimizer>(etch::before_norm<Optimizer>(g));
  }
};

}  // namespace etch::inline ETCH_TARGET
