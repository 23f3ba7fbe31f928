// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// log(1 + a), exact near 0
#pragma once

#include <etch/expr/op/divide.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_log1p : pointwise {
  static constexpr auto value(auto a) { return log1p(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{g / (one + a)}; }
};

template <expression A>
consteval auto log1p(A a) {
  return build<op_log1p>(a);
}

}  // namespace etch::inline ETCH_TARGET
