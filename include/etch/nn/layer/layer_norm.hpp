// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layer normalisation: each row to mean 0 and variance 1, then a learned scale and shift.
#pragma once

#include <etch/expr/symbols.hpp>
#include <etch/nn/init/ones.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

template <index Width, double Epsilon = 1e-5>
struct LayerNorm {
  static constexpr index inputs = Width, outputs = Width;

  static constexpr bias<"weight", Width, Ones> scale{};
  static constexpr bias<"bias", Width> shift{};
  // The derivative of the variance through the mean cancels.
  static constexpr auto centred = symbols::x - mean(symbols::x);
  static constexpr auto variance = mean(square(symbols::x - hold(mean(symbols::x))));
  static constexpr auto y = centred * rsqrt(variance + lit<Epsilon>{}) * scale + shift;
};

}  // namespace etch::inline ETCH_TARGET
