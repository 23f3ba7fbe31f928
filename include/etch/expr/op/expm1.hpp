// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// eᵃ − 1, exact near 0
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_expm1 : pointwise {
  static constexpr auto value(auto a) { return expm1(a); }
  static consteval auto pull(auto g, auto y, auto) { return partials{g * (y + one)}; }
};

template <expression A>
consteval auto expm1(A a) {
  return build<op_expm1>(a);
}

}  // namespace etch::inline ETCH_TARGET
