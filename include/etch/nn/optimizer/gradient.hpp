// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an optimizer asks of the gradient before its rule sees it. Most ask nothing.
#pragma once

#include <etch/core/index.hpp>
#include <etch/expr/ops.hpp>

namespace etch::inline ETCH_TARGET {

// The gradient as its norm is taken of, and as the rule sees it afterwards.
template <class Optimizer, class G>
consteval auto before_norm(G g) {
  if constexpr (requires { Optimizer::before_norm(g); })
    return Optimizer::before_norm(g);
  else
    return g;
}
template <class Optimizer, class G>
consteval auto after_norm(G g) {
  if constexpr (requires { Optimizer::after_norm(g); })
    return Optimizer::after_norm(g);
  else
    return g;
}

// The largest norm of all gradients together, if there is one.
template <class Optimizer>
concept limits_norm = requires {
  Optimizer::most_norm;
};

// How many batches make one step.
template <class Optimizer>
inline constexpr index batches_of_step = 1;
template <class Optimizer>
requires requires { Optimizer::batches; }
inline constexpr index batches_of_step<Optimizer> = Optimizer::batches;

// Whether no parameter may change before all gradients are there.
template <class Optimizer>
inline constexpr bool needs_all_gradients = limits_norm<Optimizer> || batches_of_step<Optimizer> != 1;

}  // namespace etch::inline ETCH_TARGET
