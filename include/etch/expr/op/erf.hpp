// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The error function, 2/√π ∫₀ᵃ e^−t² dt
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_erf : pointwise {
  static constexpr auto value(auto a) { return erf(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{g * (lit<1.1283791670955126>{} * exp(-(a * a)))}; }
};

template <expression A>
consteval auto erf(A a) {
  return build<op_erf>(a);
}

}  // namespace etch::inline ETCH_TARGET
