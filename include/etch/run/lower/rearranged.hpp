// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The values of rearranged leaves: a leaf in memory read at other columns than its own.
#pragma once

#include <etch/run/lower/load.hpp>

namespace etch::inline ETCH_TARGET {

// One value of a leaf.
template <class T, class Leaf>
ETCH_INLINE T load_one(Leaf leaf, void* slot, index row, index column) {
  return load<pack<T, 1>>(leaf, slot, row, column).raw;
}

template <class Op, class Pack, class Leaf>
ETCH_INLINE Pack rearranged_term(Leaf leaf, void* slot, index row, index column, index term) {
  using T = typename Pack::value_type;
  if constexpr (Op::step <= 1)
    if (column < Op::width && Op::run(column) >= Pack::lanes) {
      const index source = Op::source(column, term);
      if (source == no_column) return Pack::zero();
      if constexpr (Op::step == 1)
        return load<Pack>(leaf, slot, row, source);
      else
        return Pack(load_one<T>(leaf, slot, row, source));
    }
  T lane[Pack::lanes];
  for (index i = 0; i < Pack::lanes; ++i) {
    const index source = column + i < Op::width ? Op::source(column + i, term) : no_column;
    lane[i] = source == no_column ? T{0} : load_one<T>(leaf, slot, row, source);
  }
  return Pack::load(lane);
}

// Op(leaf) at a row and the columns from `column` on; zero beyond its width.
template <class Op, class Pack, class Leaf>
ETCH_INLINE Pack rearranged(Leaf leaf, void* slot, index row, index column) {
  Pack sum = rearranged_term<Op, Pack>(leaf, slot, row, column, 0);
  for (index term = 1; term < Op::terms; ++term) sum += rearranged_term<Op, Pack>(leaf, slot, row, column, term);
  return sum;
}

}  // namespace etch::inline ETCH_TARGET
