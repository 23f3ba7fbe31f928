// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One stage as loops: its contraction's kernel with the definitions as epilogue, or a pass over rows.
#pragma once

#include <utility>

#include <etch/plan/memory.hpp>
#include <etch/run/lower/contract_convolution.hpp>
#include <etch/run/lower/part.hpp>
#include <etch/run/lower/reduce_row.hpp>

namespace etch::inline ETCH_TARGET {

// The loops of one stage; also the epilogue of its contraction's kernel.
template <class T, class Stage, class Slots, class RowCount>
struct stage_loops : row_reductions<T, Stage, Slots> {
  using reductions = row_reductions<T, Stage, Slots>;
  static constexpr std::make_index_sequence<reductions::define_count> each_define{};
  using reductions::define_count, reductions::clear, reductions::compute_all, reductions::add_sums;
  using reductions::reduce_row, reductions::lanes, reductions::columns;
  using typename reductions::data_type, typename reductions::targets, typename reductions::wide;

  // Rows whose sums must wait until all their columns are there: in the place of a result if that is as wide, or here.
  static constexpr bool keeps_sums = Stage::by_rows && !same<typename Stage::contraction, no_contraction>;
  using result = decltype(wide_result<Stage::grid::width>(typename Stage::defines{}));
  static constexpr index most_rows = rows_in_flight<typename Stage::contraction>;
  // So many, or as many as there are if it is known that there are fewer.
  static constexpr index rows_of(index most) {
    if constexpr (is_constant<RowCount>)
      return smaller_of(RowCount::value, most);
    else
      return most;
  }
  static constexpr index panel_rows =
      keeps_sums && same<result, no_contraction> && !same<RowCount, stage_ends> ? rows_of(most_rows) : 0;

  // The results of a row's reductions, and for how many rows they are made at a time.
  using row_results = T[Stage::row_values::size + 1];
  static constexpr index rows_together = Stage::row_values::size == 0 ? 1 : rows_of(16);

  T scalar[Stage::scalars::size + 1];
  data_type data;
  RowCount row_total;
  alignas(cache_line) T panel[panel_rows * columns + 1];

  // Other threads may have other tiles, and then nothing but these is ours.
  static constexpr bool is_part = same<RowCount, stage_part<T>>;

  stage_loops(void* const* slots, RowCount rows_) : data(slots, scalar, batch_rows(rows_)), row_total(rows_) {
    set_scalars(typename Stage::scalars{});
    if constexpr (!is_part) clear_sums(typename Stage::defines{});
  }

  template <class... Scalars>
  void set_scalars(types<Scalars...>) {
    [[maybe_unused]] const scalar_values<T, data_type, Stage> values{data};
    [[maybe_unused]] index i = 0;
    ((scalar[i++] = static_cast<T>(evaluate(Scalars{}, values))), ...);
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

  // ---- Tiles ----

  // Where the sums of a column start.
  template <class Pack>
  ETCH_INLINE Pack start(index column) const {
    if constexpr (same<typename Stage::start, void>)
      return Pack::zero();
    else
      return load<Pack>(typename Stage::start{}, data.template of<typename Stage::start>(), 0, column);
  }

  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void tile(index row, index column, Pack (&acc)[Rows][Vecs]) {
    if constexpr (Stage::by_rows)
      keep_tile(row, column, acc);
    else
      compute_tile(row, column, acc);
  }
  // As loops, which the compiler unrolls when all else is inlined: written out they would be copied with every call.
  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void compute_tile(index row, index column, Pack (&acc)[Rows][Vecs]) {
    data_type here = data;
    here.read_scalars_from_here();
#pragma GCC unroll 4
    for (index v = 0; v < Vecs; ++v) {
      Pack sums[define_count + 1];
      clear(sums);
#pragma GCC unroll 8
      for (index r = 0; r < Rows; ++r) compute_all(here, row + r, column + v * Pack::lanes, acc[r][v], nullptr, sums);
      keep_sums(here, row, column + v * Pack::lanes, sums);
    }
  }

  template <class Pack>
  ETCH_INLINE void keep_sums(const data_type& here, [[maybe_unused]] index row, index column, const Pack* sums) {
    if constexpr (is_part)
      waiting_sums<T, Stage>::leave(each_define, typename Stage::defines{}, row_total, row, column, sums);
    else
      add_sums(each_define, typename Stage::defines{}, here, column, sums);
  }

  // ---- Memory that an update will need, fetched beside the multiplications ----

  ETCH_INLINE void prefetch(index row, index column, index step) requires(Stage::grid::of_parameter) {
    prefetch_all(targets{}, row, column, step);
  }
  template <class... Targets>
  ETCH_INLINE void prefetch_all(types<Targets...>, index row, index column, index step) {
    (prefetch_one(Targets{}, row, column, step), ...);
  }
  template <class Target>
  ETCH_INLINE void prefetch_one(Target target, index row, index column, index step) {
    __builtin_prefetch(address_of(target, at_slot<T>(data.template of<Target>()), row, column) + step * line<T>, 1);
  }

  // ---- Rows: reductions first, then every definition along the row ----

  ETCH_INLINE T* sums_of(index row) {
    if constexpr (same<result, no_contraction>)
      return panel + row % most_rows * columns;
    else
      return at_slot<T>(data.template of<result>()) + row * columns;
  }

  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void keep_tile(index row, index column, Pack (&acc)[Rows][Vecs]) {
    for (index r = 0; r < Rows; ++r)
      for (index v = 0; v < Vecs; ++v) acc[r][v].store(sums_of(row + r) + column + v * Pack::lanes);
  }
  void rows(index first, index last) {
    if constexpr (Stage::by_rows) finish_rows(first, last);
  }

  // The sums of a row before they are finished, if the pass has a contraction.
  ETCH_INLINE const T* waiting_sums_of(index row) {
    if constexpr (keeps_sums)
      return sums_of(row);
    else
      return nullptr;
  }
  template <class Reduction>
  ETCH_INLINE void reduce_rows(Reduction reduction, index position, index first, index last, row_results* values) {
    for (index row = first; row < last; ++row, ++values)
      (*values)[position] = reduce_row(reduction, data, row, waiting_sums_of(row), *values);
  }
  template <class... Reductions>
  ETCH_INLINE void reduce_all(types<Reductions...>, [[maybe_unused]] index first, [[maybe_unused]] index last,
                              [[maybe_unused]] row_results* values) {
    [[maybe_unused]] index position = 0;
    (reduce_rows(Reductions{}, position++, first, last, values), ...);
  }

  // A sum over the batch of one number for each row, such as the loss.
  template <index D, class Target, class Expression>
  ETCH_INLINE void add_row(define<Target, Expression>, index row, const T* row_values) {
    if constexpr (!Target::shape.rows && !Target::shape.columns) {
      using single = pack<T, 1>;
      using summed = typename summand<reduction_in<Expression>>::type;
      const single none = single::zero();
      const cell<single, data_type, Stage, types<>, 0> values{data, row, 0, none, nullptr, row_values};
      const single value = evaluate(summed{}, values);
      if constexpr (is_part)
        waiting_sums<T, Stage>::template place<D>(row_total.waiting, row_total.rows)[row] = value.raw;
      else {
        T* const to = at_slot<T>(data.template of<Target>());
        *to = reduction_of<Expression>::join(single(*to), value).raw;
      }
    }
  }
  template <index... D, class... Defines>
  ETCH_INLINE void add_row_all(std::index_sequence<D...>, types<Defines...>, index row, const T* row_values) {
    (add_row<D>(Defines{}, row, row_values), ...);
  }

  ETCH_INLINE void finish_row(const data_type& here, index row, const T* row_values) {
    const T* const sums_of_row = waiting_sums_of(row);
    for (index c = 0; c < columns; c += lanes) {
      wide sums[define_count + 1];
      clear(sums);
      const wide sum = sums_of_row == nullptr ? wide::zero() : wide::load(sums_of_row + c);
      compute_all(here, row, c, sum, row_values, sums);
      keep_sums(here, row, c, sums);
    }
    add_row_all(each_define, typename Stage::defines{}, row, row_values);
  }
  // Some rows at a time, each reduction of all of them before the next: what one row has to wait for, others fill.
  ETCH_INLINE void finish_rows(index first, index last) {
    const data_type here = data;
    for (index begin = first; begin < last; begin += rows_together) {
      const index end = smaller_of(begin + rows_together, last);
      row_results values[rows_together];
      reduce_all(typename Stage::row_values{}, begin, end, values);
      for (index row = begin; row < end; ++row) finish_row(here, row, values[row - begin]);
    }
  }

  // ---- After the pass: what needs complete sums ----

  template <class Target, class Expression>
  ETCH_INLINE void finish(define<Target, Expression>) {
    using reduction = reduction_in<Expression>;
    if constexpr (!Target::shape.rows && Target::shape.columns && !is_node<op_column_sum, Expression>) {
      constexpr index target_width = width_of<Target>;
      static_assert(target_width > 0);
      using Pack = pack<T, lanes_for<T>(target_width)>;
      for (index c = 0; c < padded<T>(target_width); c += Pack::lanes) {
        const Pack sum =
            same<reduction, no_contraction> ? Pack::zero() : Pack::load(at_slot<T>(data.template of<Target>()) + c);
        store(Target{}, data.template of<Target>(), 0, c,
              evaluate(Expression{}, cell<Pack, data_type, Stage, types<>, 0>{data, 0, c, sum, nullptr, nullptr}));
      }
    } else if constexpr (Target::shape == once && is_column_result<Expression>::value &&
                         !is_node<op_column_sum, Expression>) {
      finish_number(define<Target, Expression>{}, nullptr);
    }
  }
  template <class... Defines>
  void finish_all(types<Defines...>) {
    (finish(Defines{}), ...);
  }

  // A number for the whole pass: made of the sum that was added up in its place, or of later values, such as a norm.
  template <class Target, class Expression>
  void finish_number(define<Target, Expression>, const T* late_values) {
    using single = pack<T, 1>;
    T* const to = at_slot<T>(data.template of<Target>());
    const single sum(*to);
    *to = evaluate(Expression{}, cell<single, data_type, Stage, types<>, 0>{data, 0, 0, sum, nullptr, late_values}).raw;
  }
  template <class... Reductions>
  void reduce_late(types<Reductions...>, T* late_values) {
    index position = 0;
    ((late_values[position++] = reduce_row(Reductions{}, data, 0, nullptr, late_values)), ...);
  }
  template <class Target, class Expression>
  void finish_late(define<Target, Expression> definition, [[maybe_unused]] const T* late_values) {
    if constexpr (Target::shape == once && !is_column_result<Expression>::value) finish_number(definition, late_values);
  }
  template <class... Defines>
  void finish_numbers(types<Defines...>) {
    T late_values[Stage::late_values::size + 1];
    reduce_late(typename Stage::late_values{}, late_values);
    (finish_late(Defines{}, late_values), ...);
  }

  // ---- The pass ----

  template <class Op, class A, class B>
  ETCH_INLINE void pass(node<Op, A, B> product) {
    contract<T>(product, data, row_total, *this);
  }
  ETCH_INLINE void pass(no_contraction) {
    if constexpr (Stage::grid::of_parameter)
      pass_over_parameter();
    else
      finish_rows(first_row(tiles_of(row_total)), last_row(tiles_of(row_total)));
  }
  // Panel by panel, as a parameter lies in memory.
  ETCH_INLINE void pass_over_parameter() {
    const data_type here = data;
    if constexpr (define_count > 0)
      for (index c = 0; c < columns; c += lanes) {
        wide sums[define_count + 1];
        clear(sums);
        for (index r = 0; r < Stage::grid::rows; ++r) compute_all(here, r, c, wide::zero(), nullptr, sums);
        add_sums(std::make_index_sequence<define_count>{}, typename Stage::defines{}, here, c, sums);
      }
  }

  ETCH_INLINE void run_pass() { pass(typename Stage::contraction{}); }
  ETCH_INLINE void finish() {
    finish_all(typename Stage::defines{});
    finish_all(typename Stage::after{});
    if constexpr (Stage::late_values::size > 0) finish_numbers(typename Stage::after{});
  }
  ETCH_INLINE void run() {
    run_pass();
    finish();
  }
};

}  // namespace etch::inline ETCH_TARGET
