// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How many columns a row has, and how many rows the batch: known where the expression is used.
#pragma once

#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

struct column_count : leaf_base {
  static constexpr extent shape = once;
};
struct row_count : leaf_base {
  static constexpr extent shape = once;
};

}  // namespace etch::inline ETCH_TARGET
