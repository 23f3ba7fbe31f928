// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// √a
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_sqrt : pointwise {
  static constexpr auto value(auto a) { return sqrt(a); }
  static consteval auto pull(auto g, auto y, auto) { return partials{g * lit<0.5>{} / y}; }
};

template <expression A>
consteval auto sqrt(A a) {
  return build<op_sqrt>(a);
}

}  // namespace etch::inline ETCH_TARGET
