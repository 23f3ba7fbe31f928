// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// |a|; its derivative at 0 is 0
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_absolute : pointwise {
  static constexpr auto value(auto a) { return abs(a); }
  // 0 at 0 and NaN at NaN, which is a itself in both cases
  static consteval auto pull(auto g, auto, auto a) { return partials{where(a > zero, g, where(a < zero, -g, a))}; }
};

template <expression A>
consteval auto abs(A a) {
  return build<op_absolute>(a);
}

}  // namespace etch::inline ETCH_TARGET
