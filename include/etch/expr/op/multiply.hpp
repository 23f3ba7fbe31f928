// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a · b
#pragma once

#include <etch/expr/count.hpp>
#include <etch/expr/op/negate.hpp>

namespace etch::inline ETCH_TARGET {

struct op_divide;

struct op_multiply : pointwise {
  static constexpr auto value(auto a, auto b) { return a * b; }
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{g * b, g * a}; }

  // A number goes last, so that it meets other numbers.
  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    if constexpr (same<A, zero_t> || same<B, zero_t>)
      return zero;
    else if constexpr (same<A, one_t>)
      return b;
    else if constexpr (same<B, one_t>)
      return a;
    else if constexpr (same<A, lit<-1.0>>)
      return -b;
    else if constexpr (same<B, lit<-1.0>>)
      return -a;
    else if constexpr (is_lit<A> && is_lit<B>)
      return lit<A::value * B::value>{};
    else if constexpr (is_lit<A>)
      return build<op_multiply>(b, a);
    else if constexpr (is_node<op_negate, A>)
      return -(a.a * b);
    else if constexpr (is_node<op_negate, B>)
      return -(a * b.a);
    else if constexpr (is_gated<A>)
      return in_gate<op_multiply>(a, b);
    else if constexpr (is_gated<B>)
      return in_second_gate<op_multiply>(a, b);
    else
      return merged(a, b);
  }

 private:
  template <class A, class B>
  static consteval auto merged(A a, B b) {
    return node<op_multiply, A, B>{a, b};
  }
  template <class A, double First, double Second>
  static consteval auto merged(node<op_multiply, A, lit<First>> a, lit<Second>) {
    return build<op_multiply>(a.a, lit<First * Second>{});
  }
  // (a / n)·n = a for a count, which is never zero
  template <class A>
  static consteval auto merged(node<op_divide, A, column_count> a, column_count) {
    return a.a;
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto operator*(A a, B b) { return build<op_multiply>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
