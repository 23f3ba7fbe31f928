// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Each row divided by the root of its mean square, then a learned scale.
#pragma once

#include <etch/expr/symbols.hpp>
#include <etch/nn/init/ones.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

// PyTorch adds the distance of float from 1 to the next number unless told otherwise.
template <index Width, double Epsilon = 1.1920928955078125e-7>
struct RMSNorm {
  static constexpr index inputs = Width, outputs = Width;

  static constexpr bias<"weight", Width, Ones> scale{};
  static constexpr auto y = symbols::x * rsqrt(mean(square(symbols::x)) + lit<Epsilon>{}) * scale;
};

}  // namespace etch::inline ETCH_TARGET
