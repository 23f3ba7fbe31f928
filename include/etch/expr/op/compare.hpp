// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a < b, a > b, a ≤ b, a ≥ b: conditions for where; their derivative is zero
#pragma once

#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

struct op_multiply;

// True or false in each lane: an answer for `where`, and no number.
struct comparison : pointwise {};

struct op_less : comparison {
  static constexpr auto value(auto a, auto b) { return a < b; }
  static consteval auto pull(auto, auto, auto, auto) { return partials{zero, zero}; }
};
struct op_greater : comparison {
  static constexpr auto value(auto a, auto b) { return a > b; }
  static consteval auto pull(auto, auto, auto, auto) { return partials{zero, zero}; }

  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    return node<op_greater, A, B>{a, b};
  }
  // k·a > 0 is a > 0 for a positive k
  template <class A, double Factor>
  requires(Factor > 0) static consteval auto simplify(node<op_multiply, A, lit<Factor>> a, zero_t b) {
    return build<op_greater>(a.a, b);
  }
};
struct op_less_equal : comparison {
  static constexpr auto value(auto a, auto b) { return a <= b; }
  static consteval auto pull(auto, auto, auto, auto) { return partials{zero, zero}; }
};
struct op_greater_equal : comparison {
  static constexpr auto value(auto a, auto b) { return a >= b; }
  static consteval auto pull(auto, auto, auto, auto) { return partials{zero, zero}; }
};

template <class A, class B>
requires operands<A, B>
consteval auto operator<(A a, B b) { return build<op_less>(wrap(a), wrap(b)); }
template <class A, class B>
requires operands<A, B>
consteval auto operator>(A a, B b) { return build<op_greater>(wrap(a), wrap(b)); }
template <class A, class B>
requires operands<A, B>
consteval auto operator<=(A a, B b) { return build<op_less_equal>(wrap(a), wrap(b)); }
template <class A, class B>
requires operands<A, B>
consteval auto operator>=(A a, B b) { return build<op_greater_equal>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
