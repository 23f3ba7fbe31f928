// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x·Φ(x), where Φ is the distribution function of the normal distribution
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct GELU : activation<symbols::x*(0.5 + 0.5 * erf(0.7071067811865476 * symbols::x))> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
