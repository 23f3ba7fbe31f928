// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows as plain rows of numbers: an image as its planes one after the other, as it lies; between dense layers nothing
// happens.
#pragma once

#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

struct Flatten {
  static constexpr bool flattens = true;
  static constexpr auto y = symbols::x;
};

}  // namespace etch::inline ETCH_TARGET
