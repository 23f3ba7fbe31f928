// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a / b
#pragma once

#include <etch/expr/op/negate.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_divide : pointwise {
  static constexpr auto value(auto a, auto b) { return divide(a, b); }
  static consteval auto pull(auto g, auto y, auto, auto b) { return partials{g / b, -(g * y / b)}; }

  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    if constexpr (same<B, one_t> || same<A, zero_t>)
      return a;
    else if constexpr (is_lit<A> && is_lit<B>)
      return lit<A::value / B::value>{};
    else if constexpr (is_node<op_negate, A>)
      return -build<op_divide>(a.a, b);
    else if constexpr (is_gated<A>)
      return in_gate<op_divide>(a, b);
    else
      return node<op_divide, A, B>{a, b};
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto operator/(A a, B b) { return build<op_divide>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
