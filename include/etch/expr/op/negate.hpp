// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// −a
#pragma once

#include <etch/expr/op/where.hpp>

namespace etch::inline ETCH_TARGET {

struct op_multiply;
struct op_subtract;

struct op_negate : pointwise {
  static constexpr auto value(auto a) { return -a; }
  static consteval auto pull(auto g, auto, auto) { return partials{-g}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (is_node<op_negate, A>)
      return a.a;
    else if constexpr (same<A, zero_t>)
      return a;
    else if constexpr (is_lit<A>)
      return lit<-A::value>{};
    else if constexpr (is_node<op_subtract, A>)
      return build<op_subtract>(a.b, a.a);
    else if constexpr (is_gated<A>)
      return in_gate<op_negate>(a);
    else
      return unless_scaled(a);
  }

 private:
  template <class A>
  static consteval auto unless_scaled(A a) {
    return node<op_negate, A>{a};
  }
  template <class A, double Factor>
  static consteval auto unless_scaled(node<op_multiply, A, lit<Factor>> a) {
    return build<op_multiply>(a.a, lit<-Factor>{});
  }
};

template <expression A>
consteval auto operator-(A a) {
  return build<op_negate>(a);
}

}  // namespace etch::inline ETCH_TARGET
