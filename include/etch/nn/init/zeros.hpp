// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All zero: for biases
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

struct Zeros : elementwise<Zeros> {
  static double element(index, index, randomness, index) { return 0; }
};

}  // namespace etch::inline ETCH_TARGET
