// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// λ·Σ|w|: drives weights to zero
#pragma once

#include <etch/nn/penalty/penalty.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Strength>
struct L1 : penalty<static_cast<double>(Strength) * abs(symbols::w)> {};

}  // namespace etch::inline ETCH_TARGET
