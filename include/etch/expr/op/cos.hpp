// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// cos a
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_cos : pointwise {
  static constexpr auto value(auto a) { return cos(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{-(g * sin(a))}; }
};

template <expression A>
consteval auto cos(A a) {
  return build<op_cos>(a);
}

}  // namespace etch::inline ETCH_TARGET
