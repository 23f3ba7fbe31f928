// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The memory of a stage, and its rows once their sums are there: their numbers first, then every definition along them.
#pragma once

#include <utility>

#include <etch/plan/memory.hpp>
#include <etch/run/lower/contract.hpp>
#include <etch/run/lower/part.hpp>
#include <etch/run/lower/row_values.hpp>
#include <etch/run/lower/scalars.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, class Stage, class Slots, class RowCount>
struct stage_rows : stage_row_values<T, Stage, Slots, RowCount> {
  using base = stage_row_values<T, Stage, Slots, RowCount>;
  static constexpr std::make_index_sequence<base::define_count> each_define{};
  using base::define_count, base::clear, base::compute_all, base::add_sums;
  using base::lanes, base::columns, base::keeps_sums, base::rows_of, base::rows_at_once, base::make_all;
  using typename base::data_type, typename base::targets, typename base::wide;

  // The sums of a row wait in the place of a result if that is as wide, or here.
  using result = decltype(wide_result<Stage::grid::width>(typename Stage::defines{}));
  static constexpr index most_rows = rows_in_flight<typename Stage::contraction>;
  static constexpr index panel_rows =
      keeps_sums && same<result, no_contraction> && !same<RowCount, stage_ends> ? rows_of(most_rows) : 0;

  T scalar[Stage::scalars::size + 1];
  data_type data;
  RowCount row_total;
  alignas(cache_line) T panel[panel_rows * columns + 1];

  // Other threads may have other tiles, and then nothing but these is ours.
  static constexpr bool is_part = is_part_of_stage<RowCount>;

  // Without scalars no pointer to them: one from this object into itself would keep it on the stack, for nobody.
  stage_rows(void* const* slots, RowCount rows_)
      : data(slots, Stage::scalars::size > 0 ? scalar : nullptr, batch_rows(rows_)), row_total(rows_) {
    compute_scalars(scalar, data);
    if constexpr (!is_part) clear_sums(typename Stage::defines{});
  }

  template <class... Defines>
  void clear_sums(types<Defines...>) {
    (clear_sum(Defines{}), ...);
  }
  template <class Target, class Expression>
  void clear_sum(define<Target, Expression>) {
    if constexpr (!Target::shape.rows) {
      T* sums = at_slot<T>(data.template of<Target>());
      for (index c = 0; c < (Target::shape.columns ? columns : 1); ++c) sums[c] = start_of<T, Expression>;
    }
  }

  template <class Pack>
  ETCH_INLINE void keep_sums(const data_type& here, [[maybe_unused]] index row, index column, const Pack* sums) {
    if constexpr (is_part)
      waiting_sums<T, Stage>::leave(each_define, typename Stage::defines{}, row_total.waiting, row_total.rows, row,
                                    column, sums);
    else
      add_sums(each_define, typename Stage::defines{}, here, column, sums);
  }

  // ---- Rows: some at a time, their numbers first, then every definition along them ----

  // The sums of rows in flight together: where the first one's wait, and how far apart the others' lie behind it.
  static constexpr index sums_stride = [] {
    if constexpr (same<result, no_contraction>)
      return columns;
    else
      return row_stride<T>(result{}).value;
  }();
  ETCH_INLINE T* sums_from(index row) {
    if constexpr (same<result, no_contraction>)
      return panel + (row - first_row(tiles_of(row_total))) % most_rows * columns;
    else
      return address_of(result{}, at_slot<T>(data.template of<result>()), row, 0);
  }

  // A sum over the batch of one number for each row, such as the loss.
  template <index D, class Target, class Expression>
  ETCH_INLINE void add_numbers(define<Target, Expression>, index first, index last, const T* row_values) {
    if constexpr (!Target::shape.rows && !Target::shape.columns) {
      using single = pack<T, 1>;
      using summed = typename summand<reduction_in<Expression>>::type;
      const single none = single::zero();
      const auto value = [&](index r) {
        return evaluate(summed{}, cell<single, data_type, Stage, types<>, 0>{
                                      {data}, r, 0, none, nullptr, row_values + (r - first)});
      };
      if constexpr (is_part) {
        T* const to = waiting_sums<T, Stage>::template place<D>(row_total.waiting, row_total.rows);
        for (index row = first; row < last; ++row) to[row] = value(row).raw;
      } else {
        T* const to = at_slot<T>(data.template of<Target>());
        single total(*to);
        for (index row = first; row < last; ++row) total = reduction_of<Expression>::join(total, value(row));
        *to = total.raw;
      }
    }
  }
  template <index... D, class... Defines>
  ETCH_INLINE void add_all_numbers(std::index_sequence<D...>, types<Defines...>, index first, index last,
                                   const T* row_values) {
    (add_numbers<D>(Defines{}, first, last, row_values), ...);
  }

  // Sums over the batch of a narrow stage stay in registers for all these rows.
  static constexpr bool holds_sums = columns <= 4 * lanes && !is_part;
  template <class SumsOf>
  ETCH_INLINE void finish_columns(const data_type& here, index first, index last, SumsOf sums_of, const T* row_values) {
    constexpr typename Stage::defines defines{};
    const auto finish = [&](index r, index c, wide* sums) {
      compute_all(here, r, c, base::sums_at(sums_of(r), c), row_values + (r - first), sums);
    };
    if constexpr (holds_sums) {
      wide sums[columns / lanes][define_count + 1];
#pragma GCC unroll 4
      for (index v = 0; v < columns / lanes; ++v) base::load_sums(each_define, defines, here, v * lanes, sums[v]);
      for (index row = first; row < last; ++row)
#pragma GCC unroll 4
        for (index v = 0; v < columns / lanes; ++v) finish(row, v * lanes, sums[v]);
#pragma GCC unroll 4
      for (index v = 0; v < columns / lanes; ++v) base::store_sums(each_define, defines, here, v * lanes, sums[v]);
    } else
      for (index row = first; row < last; ++row)
        for (index c = 0; c < columns; c += lanes) {
          wide sums[define_count + 1];
          clear(sums);
          finish(row, c, sums);
          keep_sums(here, row, c, sums);
        }
  }
  ETCH_INLINE void finish_rows(index first, index last) {
    const data_type here = data;
    for (index begin = first; begin < last; begin += rows_at_once) {
      const index end = smaller_of(begin + rows_at_once, last);
      T* waiting = nullptr;
      if constexpr (keeps_sums) waiting = sums_from(begin);
      const auto sums_of = [&](index r) { return keeps_sums ? waiting + (r - begin) * sums_stride : nullptr; };
      typename base::results made;
      make_all(here, begin, end, sums_of, made);
      finish_columns(here, begin, end, sums_of, made.value);
      add_all_numbers(each_define, typename Stage::defines{}, begin, end, made.value);
    }
  }
};

}  // namespace etch::inline ETCH_TARGET
