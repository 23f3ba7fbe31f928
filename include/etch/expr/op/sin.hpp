// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// sin a
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_sin : pointwise {
  static constexpr auto value(auto a) { return sin(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{g * cos(a)}; }
};

template <expression A>
consteval auto sin(A a) {
  return build<op_sin>(a);
}

}  // namespace etch::inline ETCH_TARGET
