// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All one value: Constant<0.25>
#pragma once

#include <etch/nn/init/init.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Value>
struct Constant : elementwise<Constant<Value>> {
  static double element(index, index, randomness, index) { return static_cast<double>(Value); }
};

}  // namespace etch::inline ETCH_TARGET
