// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// log(1 + eᵃ)
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_softplus : pointwise {
  static constexpr auto value(auto a) { return softplus(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{g * sigmoid(a)}; }
};

template <expression A>
consteval auto softplus(A a) {
  return build<op_softplus>(a);
}

}  // namespace etch::inline ETCH_TARGET
