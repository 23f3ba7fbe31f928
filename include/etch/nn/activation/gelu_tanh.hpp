// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x·Φ(x) with Φ(x) ≈ (1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2, as GPT-2 has it
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

// Beyond ±10 the tangent is ±1 and its derivative 0; without the limits the two would meet as 0·∞ in the derivative.
inline constexpr auto gelu_inner = min(max(symbols::x, -10), 10);

struct GELUTanh
    : activation<symbols::x*(0.5 + 0.5 * tanh(0.7978845608028654 * (gelu_inner + 0.044715 * pow(gelu_inner, 3))))> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
