// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an activation is: one expression over x.
#pragma once

#include <etch/expr/lift.hpp>
#include <etch/expr/rewrite.hpp>
#include <etch/expr/symbols.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Formula>
struct activation {
  static consteval auto formula() { return lift<Formula>(); }

  // The activation of an expression.
  template <expression Expression>
  static consteval auto of(Expression e) {
    return replace<input_leaf>(formula(), e);
  }
};

// What an activation learns: one value for each column of the layer it stands in.
template <fixed_string Name, class Init = Zeros>
struct learned : leaf_base {
  static constexpr extent shape = per_column;
};

template <class Part>
struct is_learned : std::false_type {};
template <fixed_string Name, class Init>
struct is_learned<learned<Name, Init>> : std::true_type {};

template <index Width>
struct learned_in_layer {
  template <fixed_string Name, class Init>
  static consteval auto of(learned<Name, Init>) {
    return bias<Name, Width, Init>{};
  }
};

template <class Type>
concept activates = requires {
  Type::of(symbols::x);
};

template <class Act>
inline constexpr bool learns = false;
template <activates Act>
inline constexpr bool learns<Act> = has_part<is_learned, decltype(Act::of(symbols::x))>;

// The activation of an expression of `Width` columns.
template <class Act, index Width, expression Expression>
consteval auto activate(Expression e) {
  if constexpr (learns<Act>)
    return rewrite(learned_in_layer<Width>{}, Act::of(e));
  else
    return Act::of(e);
}

}  // namespace etch::inline ETCH_TARGET
