// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// 1 / (1 + e^−x)
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct Sigmoid : activation<sigmoid(symbols::x)> {};

}  // namespace etch::inline ETCH_TARGET
