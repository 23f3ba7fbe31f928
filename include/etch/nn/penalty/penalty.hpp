// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a penalty is: one expression over a weight w that is added to the loss; training uses its derivative.
#pragma once

#include <etch/expr/derive.hpp>
#include <etch/expr/lift.hpp>
#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

struct penalty_base {};

template <auto Formula>
struct penalty : penalty_base {
  using formula = lifted<Formula>;
  using gradient = decltype(adjoint<weight_value>(formula{}, one));
};

template <class Type>
concept penalises = derives<Type, penalty_base>;

// The gradient of several penalties together.
template <class... Penalties>
consteval auto penalty_gradient(types<Penalties...>) {
  return (zero + ... + typename Penalties::gradient{});
}

}  // namespace etch::inline ETCH_TARGET
