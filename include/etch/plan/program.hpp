// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A program under construction: the stages so far and what each value was defined as, the newest first.
#pragma once

#include <etch/plan/value.hpp>

namespace etch::inline ETCH_TARGET {

// How a value came about, for the way back: `Expression` is over accumulated<…> where `Contraction` stood; `Kept` is
// the part `Part` of it that was stored because the derivative cannot be had from the value alone.
template <class Value, class Expression, class Contraction, class Kept = void, class Part = void>
struct statement {
  using target = Value;
  using expression = Expression;
  using contraction = Contraction;
  using kept = Kept;
  using part = Part;
};

template <class Stages, class Statements, index Next>
struct program {
  using stages = Stages;
  using statements = Statements;
  static constexpr index next = Next;
};

using empty_program = program<types<>, types<>, 0>;

// A program and an expression in its terms: what flows on.
template <class Program, class Expression>
struct draft {
  using program = Program;
  using expression = Expression;
};

// `e` with the leaf accumulated<…> in place of its contraction.
template <class Expression>
consteval auto over_accumulated(Expression e) {
  using root = contraction_of<Expression>;
  if constexpr (same<root, no_contraction>)
    return e;
  else
    return replace<root>(e, accumulated<width_of<root>>{});
}

template <class Part>
struct is_accumulated : std::false_type {};
template <index Width>
struct is_accumulated<accumulated<Width>> : std::true_type {};

template <class Expression>
inline constexpr bool mentions_accumulated = has_part<is_accumulated, Expression>;

}  // namespace etch::inline ETCH_TARGET
