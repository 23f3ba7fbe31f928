// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x where x > 0, Slope·x elsewhere: LeakyReLU<> with PyTorch's 0.01, or LeakyReLU<0.2>
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Slope = 0.01>
struct LeakyReLU : activation<where(symbols::x > 0, symbols::x, static_cast<double>(Slope) * symbols::x)> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
