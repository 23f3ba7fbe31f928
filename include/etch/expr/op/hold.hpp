// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// hold(a): the value of a, without a derivative
#pragma once

#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

struct op_hold : pointwise {
  static constexpr auto value(auto a) { return a; }
  static consteval auto pull(auto, auto, auto) { return partials{zero}; }
  static consteval auto expand(auto a) { return a; }
};

template <expression A>
consteval auto hold(A a) {
  return build<op_hold>(a);
}

}  // namespace etch::inline ETCH_TARGET
