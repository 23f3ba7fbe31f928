// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x where x > 0, α·(eˣ − 1) elsewhere: ELU<> with α = 1, or ELU<0.5>
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Alpha = 1.0>
struct ELU : activation<where(symbols::x > 0, symbols::x, static_cast<double>(Alpha) * expm1(symbols::x))> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
