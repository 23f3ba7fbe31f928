// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x/6 + 1/2, within 0 and 1
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct HardSigmoid : activation<min(max(symbols::x*(1.0 / 6) + 0.5, 0), 1)> {};

}  // namespace etch::inline ETCH_TARGET
