// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// λ/2·Σw², whose gradient λ·w is what PyTorch calls weight decay
#pragma once

#include <etch/nn/penalty/penalty.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Strength>
struct L2 : penalty<0.5 * static_cast<double>(Strength) * square(symbols::w)> {};

}  // namespace etch::inline ETCH_TARGET
