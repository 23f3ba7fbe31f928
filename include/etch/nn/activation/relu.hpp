// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// max(x, 0)
#pragma once

#include <etch/nn/activation/activation.hpp>
#include <etch/nn/init/he.hpp>

namespace etch::inline ETCH_TARGET {

struct ReLU : activation<max(symbols::x, 0)> {
  using init = He;
};

}  // namespace etch::inline ETCH_TARGET
