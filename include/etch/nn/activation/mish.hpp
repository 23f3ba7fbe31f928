// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x · tanh(log(1 + eˣ))
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct Mish : activation<symbols::x * tanh(softplus(symbols::x))> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
