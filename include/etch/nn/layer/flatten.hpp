// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows as plain rows of numbers; where they already are, as between dense layers, nothing happens.
#pragma once

#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

struct Flatten {
  static constexpr auto y = symbols::x;
};

}  // namespace etch::inline ETCH_TARGET
