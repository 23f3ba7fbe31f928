// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Operations that read their argument at other columns of the same row.
#pragma once

#include <etch/core/index.hpp>
#include <etch/expr/extent.hpp>

namespace etch::inline ETCH_TARGET {

// What a source says where it has no column: the value there is zero.
inline constexpr index no_column = ~index{0};

// A rearrangement says how wide its argument and its result are (`from_width`, `width`) and of how many values of the
// argument each is the sum
// (`terms`): result[column] = Σ argument[source(column, term)]. For the next `run(column)` columns the source moves on
// by `step`, or there is none. Such maps are linear, so the derivative of one is another, and they need their argument
// in memory.
struct rearrangement {
  static consteval extent shape(extent a) { return a; }
};

}  // namespace etch::inline ETCH_TARGET
