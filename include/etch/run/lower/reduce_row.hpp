// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The reductions of a stage along one row.
#pragma once

#include <limits>

#include <etch/kernel/reduce.hpp>
#include <etch/run/lower/definitions.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, class Stage, class Slots>
struct row_reductions : stage_definitions<T, Stage, Slots> {
  using typename stage_definitions<T, Stage, Slots>::data_type, typename stage_definitions<T, Stage, Slots>::targets;
  static constexpr index width = Stage::grid::width;
  static constexpr index lanes = lanes_for<T>(width);
  static constexpr index columns = padded<T>(width);
  using wide = pack<T, lanes>;

  template <class Op>
  static constexpr T identity = same<Op, op_row_max> ? -std::numeric_limits<T>::infinity() : T{0};

  // `sums_of_row` are those of the contraction, if there is one, `row_values` the results of earlier reductions.
  template <class Op, class A>
  ETCH_INLINE static T reduce_row(node<Op, A>, const data_type& here, index row, const T* sums_of_row,
                                  const T* row_values) {
    wide total = wide(identity<Op>);
    for (index c = 0; c < columns; c += lanes) {
      const wide sum = sums_of_row == nullptr ? wide::zero() : wide::load(sums_of_row + c);
      wide v = evaluate(A{}, cell<wide, data_type, Stage, targets, 0>{here, row, c, sum, nullptr, row_values});
      if constexpr (width % lanes != 0)
        if (c + lanes > width) v = select(wide::mask_type::first(width - c), v, wide(identity<Op>));
      if constexpr (same<Op, op_row_max>)
        total = max(total, v);
      else
        total = total + v;
    }
    if constexpr (same<Op, op_row_max>)
      return reduce_max(total);
    else
      return reduce_sum(total);
  }
};

}  // namespace etch::inline ETCH_TARGET
