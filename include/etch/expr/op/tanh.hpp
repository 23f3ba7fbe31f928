// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// tanh a
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_tanh : pointwise {
  static constexpr auto value(auto a) { return tanh(a); }
  static consteval auto pull(auto g, auto y, auto) { return partials{g * (one - y * y)}; }
};

template <expression A>
consteval auto tanh(A a) {
  return build<op_tanh>(a);
}

}  // namespace etch::inline ETCH_TARGET
