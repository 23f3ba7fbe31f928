// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x · σ(x), also known as SiLU
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct Swish : activation<symbols::x * sigmoid(symbols::x)> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
