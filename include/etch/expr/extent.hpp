// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Over what a value varies: rows (the batch), columns (the features), both, or neither.
#pragma once

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

struct extent {
  bool rows = true, columns = true;
  bool operator==(const extent&) const = default;
};

inline constexpr extent each{true, true};         // one value for every row and column
inline constexpr extent per_row{true, false};     // broadcast over columns
inline constexpr extent per_column{false, true};  // broadcast over rows
inline constexpr extent once{false, false};       // broadcast over everything

constexpr extent join(extent a, extent b) { return {a.rows || b.rows, a.columns || b.columns}; }

}  // namespace etch::inline ETCH_TARGET
