// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The numbers of a row: reductions along it, and what is computed from them, for many rows in one register.
#pragma once

#include <etch/kernel/reduce.hpp>
#include <etch/run/lower/contract.hpp>
#include <etch/run/lower/definitions.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, class Stage, class Slots, class RowCount>
struct stage_row_values : stage_definitions<T, Stage, Slots> {
  using typename stage_definitions<T, Stage, Slots>::data_type, typename stage_definitions<T, Stage, Slots>::targets;
  static constexpr index width = Stage::grid::width;
  static constexpr index lanes = lanes_for<T>(width);
  static constexpr index columns = padded<T>(width);
  using wide = pack<T, lanes>;

  // So many rows, or as many as there are if it is known that there are fewer.
  static constexpr index rows_of(index most) {
    if constexpr (is_constant<RowCount>)
      return smaller_of(RowCount::value, most);
    else
      return most;
  }
  using list = typename Stage::row_values;
  static constexpr index rows_at_once = rows_of(rows_together);
  using numbers = pack<T, lanes_for<T>(rows_at_once)>;

  // For as many rows: number `position` of row r is value[position·rows_together + r].
  struct results {
    alignas(cache_line) T value[list::size * rows_together + 1];
  };

  // Sums of a contraction that wait until all columns of a row are there.
  static constexpr bool keeps_sums = Stage::by_rows && !same<typename Stage::contraction, no_contraction>;
  ETCH_INLINE static wide sums_at(const T* sums, index column) {
    if constexpr (keeps_sums)
      return wide::load(sums + column);
    else
      return wide::zero();
  }

  // ---- Reductions ----

  template <class Op>
  struct joining {
    template <class Pack>
    ETCH_INLINE Pack operator()(Pack a, Pack b) const {
      return Op::join(a, b);
    }
  };

  // A row joined into one register. What settles the contraction's sums takes their place.
  template <class View, class Op, class A>
  ETCH_INLINE static wide join_columns(node<Op, A>, const data_type& here, index row, T* sums, const T* row_values) {
    constexpr T start = static_cast<T>(Op::start);
    wide total = wide(start);
    for (index c = 0; c < columns; c += lanes) {
      const wide sum = sums_at(sums, c);
      wide v = evaluate(A{}, cell<wide, data_type, View, targets, 0>{{here}, row, c, sum, nullptr, row_values});
      if constexpr (same<A, typename Stage::settled> && !same<View, Stage>) v.store(sums + c);
      if constexpr (width % lanes != 0)
        if (c + lanes > width) v = select(wide::mask_type::first(width - c), v, wide(start));
      total = columns == lanes ? v : Op::join(total, v);
    }
    return total;
  }
  template <class View, class Op, class A>
  ETCH_INLINE static T reduce(node<Op, A> reduction, const data_type& here, index row, T* sums, const T* row_values) {
    return etch::reduce(join_columns<View>(reduction, here, row, sums, row_values), joining<Op>{});
  }

  template <class View, class SumsOf, class Op, class A>
  ETCH_INLINE static void reduce_all(node<Op, A> reduction, const data_type& here, index first, index last,
                                     SumsOf sums_of, const T* values, T* made) {
    index row = first;
    if constexpr (lanes > 1 && lanes <= rows_at_once)
      for (; row + lanes <= last; row += lanes) {
        wide joined_rows[lanes];
        for (index r = 0; r < lanes; ++r)
          joined_rows[r] = join_columns<View>(reduction, here, row + r, sums_of(row + r), values + (row + r - first));
        reduce_rows(joined_rows, joining<Op>{}).store(made + (row - first));
      }
    for (; row < last; ++row)
      made[row - first] = reduce<View>(reduction, here, row, sums_of(row), values + (row - first));
  }
  // Of a row with a one at its label, only that column counts; a label beyond the last has none.
  template <class View, class SumsOf, index Width, class A>
  requires(Width > 1) ETCH_INLINE
      static void reduce_all(node<op_row_sum, node<op_multiply, label_target<Width>, A>>, const data_type& here,
                             index first, index last, SumsOf sums_of, const T* values, T* made) {
    using single = pack<T, 1>;
    const Label* const label = at_slot<const Label>(here.template of<label_target<Width>>());
    for (index row = first; row < last; ++row) {
      index column = label[row];
      asm("" : "+r"(column));  // one by one: gcc would make gathers of them
      T value{0};
      if (column < Width) {
        single sum = single::zero();
        if constexpr (keeps_sums) sum = single(sums_of(row)[column]);
        value = evaluate(A{},
                         cell<single, data_type, View, targets, 0>{
                             {here}, row, column, sum, nullptr, values + (row - first)})
                    .raw;
      }
      made[row - first] = value;
    }
  }

  // ---- All numbers of some rows, one after the other: what one row has to wait for, others fill ----

  template <index Position, bool Together, class Number>
  ETCH_INLINE static numbers compute(Number number, const data_type& here, index first, index last, const T* values) {
    return evaluate(number, rows_cell<numbers, data_type, Stage, Position, Together>{{here}, first, last, values});
  }
  template <index Position, class Number, class SumsOf>
  ETCH_INLINE static void make(Number number, const data_type& here, index first, index last, SumsOf sums_of,
                               T* values) {
    const index count = last - first;
    T* const made = values + Position * rows_together;
    // A register that is read just after its lanes were written one by one has to wait: a few rows are taken singly.
    const bool singly = count < numbers::lanes / 4;
    if constexpr (is_row_reduction<Number>::value) {
      using view = std::conditional_t<(Position > Stage::settled_at), Stage, unsettled<Stage>>;
      reduce_all<view>(number, here, first, last, sums_of, values, made);
      // Lanes without a row compute what the first row does, so that they cannot raise what no row raises.
      if (!singly)
        for (index r = count; r % numbers::lanes != 0; ++r) made[r] = made[0];
    } else if (singly) {
      for (index r = 0; r < count; ++r)
        made[r] = compute<Position, false>(number, here, first + r, last, values + r)[0];
    } else {
      for (index r = 0; r < count; r += numbers::lanes)
        compute<Position, true>(number, here, first + r, last, values + r).store(made + r);
    }
  }
  template <class SumsOf, index... Position, class... Numbers>
  ETCH_INLINE static void make_all(std::index_sequence<Position...>, types<Numbers...>, const data_type& here,
                                   [[maybe_unused]] index first, [[maybe_unused]] index last,
                                   [[maybe_unused]] SumsOf sums_of, [[maybe_unused]] T* values) {
    (make<Position>(Numbers{}, here, first, last, sums_of, values), ...);
  }
  template <class SumsOf>
  ETCH_INLINE static void make_all(const data_type& here, index first, index last, SumsOf sums_of, results& to) {
    make_all(std::make_index_sequence<list::size>{}, list{}, here, first, last, sums_of, to.value);
  }
};

}  // namespace etch::inline ETCH_TARGET
