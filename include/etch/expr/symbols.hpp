// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The one-letter names of formulas, for .
#pragma once

#include <etch/expr/ops.hpp>

namespace etch::inline ETCH_TARGET {

using input_leaf = leaf<"x">;
using prediction_leaf = leaf<"p">;
using target_leaf = leaf<"t">;
using target_distribution = distribution<"q">;
using weight_value = leaf<"w">;
using gradient_value = leaf<"g">;

namespace symbols {
inline constexpr input_leaf x{};           // what flows into an activation or a layer
inline constexpr prediction_leaf p{};      // what the last layer yields
inline constexpr target_leaf t{};          // the target
inline constexpr target_distribution q{};  // a target whose rows sum to one
inline constexpr weight_value w{};         // a parameter, in an update rule
inline constexpr gradient_value g{};       // its gradient
}  // namespace symbols

}  // namespace etch::inline ETCH_TARGET
