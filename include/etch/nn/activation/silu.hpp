// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x · σ(x) under the name PyTorch gives it
#pragma once

#include <etch/nn/activation/swish.hpp>

namespace etch::inline ETCH_TARGET {

struct SiLU : Swish {};

}  // namespace etch::inline ETCH_TARGET
