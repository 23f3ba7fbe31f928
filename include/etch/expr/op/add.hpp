// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a + b
#pragma once

#include <etch/expr/op/multiply.hpp>
#include <etch/expr/rearrangement.hpp>

namespace etch::inline ETCH_TARGET {

struct op_column_sum;
struct op_subtract;

// t·a + (1−t)·b, which is b + t·(a − b)
template <class First, class Second>
inline constexpr bool interpolates = false;
template <class T, class A, class One, class B>
inline constexpr bool interpolates<node<op_multiply, T, A>, node<op_multiply, node<op_subtract, One, T>, B>> =
    same<One, one_t>;

// u·a and u·b
template <class First, class Second>
inline constexpr bool share_factor = false;
template <class U, class A, class B>
inline constexpr bool share_factor<node<op_multiply, U, A>, node<op_multiply, U, B>> = true;

// a·u and b·u
template <class First, class Second>
inline constexpr bool share_last_factor = false;
template <class A, class B, class U>
inline constexpr bool share_last_factor<node<op_multiply, A, U>, node<op_multiply, B, U>> = true;

// R(a) and R(b) for one rearrangement R; leaves may already be in memory, where they can be read as they are.
template <class First, class Second>
inline constexpr bool rearranged_alike = false;
template <class Op, class A, class B>
inline constexpr bool rearranged_alike<node<Op, A>, node<Op, B>> =
    derives<Op, rearrangement> && !(derives<A, leaf_base> && derives<B, leaf_base>);

struct op_add : pointwise {
  static constexpr auto value(auto a, auto b) { return a + b; }
  static consteval auto pull(auto g, auto, auto, auto) { return partials{g, g}; }

  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    if constexpr (same<A, zero_t>)
      return b;
    else if constexpr (same<B, zero_t>)
      return a;
    else if constexpr (is_lit<A> && is_lit<B>)
      return lit<A::value + B::value>{};
    else if constexpr (is_node<op_column_sum, A> && is_node<op_column_sum, B>)  // one sum rather than two
      return build<op_column_sum>(a.a + b.a);
    else if constexpr (rearranged_alike<A, B>)
      return build<typename A::operation>(a.a + b.a);
    else if constexpr (same<A, B>)
      return a * lit<2.0>{};
    else if constexpr (is_node<op_negate, A> && is_node<op_negate, B>)
      return -build<op_add>(a.a, b.a);
    else if constexpr (is_node<op_negate, B>)
      return build<op_subtract>(a, b.a);
    else if constexpr (is_node<op_negate, A>)
      return build<op_subtract>(b, a.a);
    else if constexpr (same_condition<A, B>)
      return where(a.a, a.b + b.b, a.c + b.c);
    else if constexpr (interpolates<A, B>)
      return b.b + a.a * (a.b - b.b);
    else if constexpr (share_factor<A, B>)
      return a.a * (a.b + b.b);
    else if constexpr (share_last_factor<A, B>)
      return (a.a + b.a) * a.b;
    else
      return node<op_add, A, B>{a, b};
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto operator+(A a, B b) { return build<op_add>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
