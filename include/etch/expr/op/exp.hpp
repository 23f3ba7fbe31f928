// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// eᵃ
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_exp : pointwise {
  static constexpr auto value(auto a) { return exp(a); }
  static consteval auto pull(auto g, auto y, auto) { return partials{g * y}; }
};

template <expression A>
consteval auto exp(A a) {
  return build<op_exp>(a);
}

}  // namespace etch::inline ETCH_TARGET
