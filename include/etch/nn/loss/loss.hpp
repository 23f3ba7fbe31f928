// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a loss is: one expression over the prediction p and the target t (or q, a distribution), one number for each
// row.
#pragma once

#include <etch/expr/lift.hpp>
#include <etch/expr/rewrite.hpp>
#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Formula>
struct loss {
  static_assert(!decltype(Formula)::shape.columns,
                "a loss is one number for each row: wrap the formula in sum(...) or mean(...) over the columns");
  static consteval auto formula() { return lift<Formula>(); }

  // The loss of a prediction.
  template <expression Prediction>
  static consteval auto of(Prediction p) {
    return replace<prediction_leaf>(formula(), p);
  }
};

// The penalties that come with a loss; most have none.
template <class Loss>
struct penalties_with {
  using type = types<>;
};
template <class Loss>
requires requires { typename Loss::penalties; }
struct penalties_with<Loss> {
  using type = typename Loss::penalties;
};
template <class Loss>
using penalties_of = typename penalties_with<Loss>::type;

// Any last layer will do, unless a loss says otherwise.
template <class Loss, class Head>
inline constexpr bool fits = true;
template <class Loss, class Head>
requires requires { Loss::template accepts<Head>; }
inline constexpr bool fits<Loss, Head> = Loss::template accepts<Head>;

}  // namespace etch::inline ETCH_TARGET
