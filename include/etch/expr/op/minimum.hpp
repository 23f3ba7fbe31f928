// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// min(a, b); at a tie the gradient goes to b
#pragma once

#include <etch/expr/op/compare.hpp>
#include <etch/expr/op/where.hpp>

namespace etch::inline ETCH_TARGET {

struct op_minimum : pointwise {
  static constexpr auto value(auto a, auto b) { return min(a, b); }
  static consteval auto pull(auto g, auto y, auto, auto b) {
    return partials{where(y < b, g, zero), where(y < b, zero, g)};
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto min(A a, B b) { return build<op_minimum>(wrap(a), wrap(b)); }

}  // namespace etch::inline ETCH_TARGET
