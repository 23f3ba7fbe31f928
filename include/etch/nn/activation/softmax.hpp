// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// e^xᵢ / Σ e^xⱼ over a row: probabilities that sum to one
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct Softmax : activation<softmax(symbols::x)> {};

}  // namespace etch::inline ETCH_TARGET
