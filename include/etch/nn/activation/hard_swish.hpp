// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x · (x/6 + 1/2, within 0 and 1)
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct HardSwish : activation<symbols::x * min(max(symbols::x*(1.0 / 6) + 0.5, 0), 1)> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
