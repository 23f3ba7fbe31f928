// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// where(c, a, b): a where the condition holds, b elsewhere
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_where : pointwise {
  static constexpr auto value(auto c, auto a, auto b) { return select(c, a, b); }
  static consteval auto pull(auto g, auto, auto c, auto, auto) {
    return partials{zero, where(c, g, zero), where(c, zero, g)};
  }

  template <class C, class A, class B>
  static consteval auto simplify(C c, A a, B b) {
    if constexpr (same<A, B>)
      return a;
    else
      return node<op_where, C, A, B>{c, a, b};
  }
};

template <expression C, operand A, operand B>
consteval auto where(C c, A a, B b) {
  return build<op_where>(c, wrap(a), wrap(b));
}

}  // namespace etch::inline ETCH_TARGET
