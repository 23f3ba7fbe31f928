// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All one: for scales
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct Ones : elementwise<Ones> {
  static double element(index, index, randomness, index) { return 1; }
};

}  // namespace etch::inline ETCH_TARGET
