// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a − b
#pragma once

#include <etch/expr/op/add.hpp>

namespace etch::inline ETCH_TARGET {

struct op_softplus;

struct op_subtract : pointwise {
  static constexpr auto value(auto a, auto b) { return a - b; }
  static consteval auto pull(auto g, auto, auto, auto) { return partials{g, -g}; }

  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    if constexpr (same<B, zero_t>)
      return a;
    else if constexpr (same<A, zero_t>)
      return -b;
    else if constexpr (is_lit<A> && is_lit<B>)
      return lit<A::value - B::value>{};
    else if constexpr (is_node<op_negate, A> && is_node<op_negate, B>)
      return build<op_subtract>(b.a, a.a);
    else if constexpr (is_node<op_negate, B>)
      return a + b.a;
    else if constexpr (same_condition<A, B>)
      return where(a.a, a.b - b.b, a.c - b.c);
    else if constexpr (share_factor<A, B>)
      return a.a * build<op_subtract>(a.b, b.b);
    else if constexpr (share_last_factor<A, B>)
      return build<op_subtract>(a.a, b.a) * a.b;
    else if constexpr (is_node<op_column_sum, A> && is_node<op_column_sum, B>)
      return build<op_column_sum>(a.a - b.a);
    else
      return softplus_difference(a, b);
  }

 private:
  template <class A, class B>
  static consteval auto softplus_difference(A a, B b) {
    return node<op_subtract, A, B>{a, b};
  }
  // softplus(z) − softplus(−z) = z, for either sign of z
  template <class Z>
  static consteval auto softplus_difference(node<op_softplus, node<op_negate, Z>> a, node<op_softplus, Z>) {
    return a.a;
  }
  template <class Z>
  static consteval auto softplus_difference(node<op_softplus, Z> a, node<op_softplus, node<op_negate, Z>>) {
    return a.a;
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto operator-(A a, B b) { return build<op_subtract>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
