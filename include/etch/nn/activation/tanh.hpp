// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// tanh x
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct Tanh : activation<tanh(symbols::x)> {};

}  // namespace etch::inline ETCH_TARGET
