// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// log(1 + eˣ)
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct Softplus : activation<softplus(symbols::x)> {};

}  // namespace etch::inline ETCH_TARGET
