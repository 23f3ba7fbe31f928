// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// 1 / (1 + e^−a)
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_sigmoid : pointwise {
  static constexpr auto value(auto a) { return sigmoid(a); }
  static consteval auto pull(auto g, auto y, auto) { return partials{g * (y * (one - y))}; }
};

template <expression A>
consteval auto sigmoid(A a) {
  return build<op_sigmoid>(a);
}

}  // namespace etch::inline ETCH_TARGET
