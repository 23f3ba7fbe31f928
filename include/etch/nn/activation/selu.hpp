// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// λ·x where x > 0, λα·(eˣ − 1) elsewhere: keeps mean 0 and variance 1 from layer to layer
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/lecun.hpp>

namespace etch::inline ETCH_TARGET {

struct SELU
    : activation<where(symbols::x > 0, 1.0507009873554805 * symbols::x, 1.7580993408473766 * expm1(symbols::x))> {
  using init = LeCun;
};

}  // namespace etch::inline ETCH_TARGET
