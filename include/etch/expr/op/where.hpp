// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// where(c, a, b): a where the condition holds, b elsewhere
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_where;

template <class Condition, class Branch>
inline constexpr bool asks_again = false;
template <class C, class A, class B>
inline constexpr bool asks_again<C, node<op_where, C, A, B>> = true;

struct op_where : pointwise {
  static constexpr auto value(auto c, auto a, auto b) { return select(c, a, b); }
  static consteval auto pull(auto g, auto, auto c, auto, auto) {
    return partials{zero, where(c, g, zero), where(c, zero, g)};
  }

  // A branch that asks the same question again is already answered.
  template <class C, class A, class B>
  static consteval auto simplify(C c, A a, B b) {
    if constexpr (same<A, B>)
      return a;
    else if constexpr (asks_again<C, A>)
      return build<op_where>(c, a.b, b);
    else if constexpr (asks_again<C, B>)
      return build<op_where>(c, a, b.c);
    else
      return node<op_where, C, A, B>{c, a, b};
  }
};

template <expression C, operand A, operand B>
consteval auto where(C c, A a, B b) {
  return build<op_where>(c, wrap(a), wrap(b));
}

// One branch is zero. Operations that keep zero are done in the other branch alone, so that what is not chosen, such as
// an infinite derivative, cannot make 0·∞.
template <class Type>
inline constexpr bool is_gated = false;
template <class C, class A, class B>
inline constexpr bool is_gated<node<op_where, C, A, B>> = same<A, zero_t> || same<B, zero_t>;

// Op of a gate and further arguments, as a gate.
template <class Op, class C, class A, class B, class... Further>
consteval auto in_gate(node<op_where, C, A, B> e, Further... further) {
  if constexpr (same<A, zero_t>)
    return where(e.a, zero, build<Op>(e.c, further...));
  else
    return where(e.a, build<Op>(e.b, further...), zero);
}
// Op of an argument and a gate.
template <class Op, class First, class C, class A, class B>
consteval auto in_second_gate(First first, node<op_where, C, A, B> e) {
  if constexpr (same<A, zero_t>)
    return where(e.a, zero, build<Op>(first, e.c));
  else
    return where(e.a, build<Op>(first, e.b), zero);
}

// Both ask the same question.
template <class First, class Second>
inline constexpr bool same_condition = false;
template <class C, class A, class B, class D, class E>
inline constexpr bool same_condition<node<op_where, C, A, B>, node<op_where, C, D, E>> = true;

}  // namespace etch::inline ETCH_TARGET
