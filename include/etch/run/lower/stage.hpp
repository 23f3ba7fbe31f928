// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One stage as loops: its contraction's kernel with the definitions as epilogue, or a pass over rows.
#pragma once

#include <limits>
#include <utility>

#include <etch/kernel/reduce.hpp>
#include <etch/plan/memory.hpp>
#include <etch/run/lower/contract_convolution.hpp>
#include <etch/run/lower/definitions.hpp>
#include <etch/run/lower/part.hpp>

namespace etch::inline ETCH_TARGET {

// The loops of one stage; also the epilogue of its contraction's kernel.
template <class T, class Stage, class Slots, class RowCount>
struct stage_loops : stage_definitions<T, Stage, Slots> {
  using definitions = stage_definitions<T, Stage, Slots>;
  static constexpr std::make_index_sequence<definitions::define_count> each_define{};
  using definitions::define_count, definitions::clear, definitions::compute_all, definitions::add_sums;
  using typename definitions::data_type, typename definitions::targets;
  static constexpr index width = Stage::grid::width;
  static constexpr index lanes = lanes_for<T>(width);
  static constexpr index columns = padded<T>(width);
  using wide = pack<T, lanes>;

  // Rows whose sums must wait until all their columns are there: in the place of a result if that is as wide, or here.
  static constexpr bool keeps_sums = Stage::by_rows && !same<typename Stage::contraction, no_contraction>;
  using result = decltype(wide_result<width>(typename Stage::defines{}));
  static constexpr index most_rows = rows_in_flight<typename Stage::contraction>;
  static constexpr index panel_rows = [] {
    if constexpr (!keeps_sums || !same<result, no_contraction> || same<RowCount, stage_ends>)
      return index{0};
    else if constexpr (is_constant<RowCount>)
      return smaller_of(RowCount::value, most_rows);
    else
      return most_rows;
  }();

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
      compute_tile(std::make_index_sequence<Rows>{}, std::make_index_sequence<Vecs>{}, row, column, acc);
  }
  template <index... R, index... V, index Rows, index Vecs, class Pack>
  ETCH_INLINE void compute_tile(std::index_sequence<R...> rows, std::index_sequence<V...>, index row, index column,
                                Pack (&acc)[Rows][Vecs]) {
    data_type here = data;
    here.read_scalars_from_here();
    (compute_column<V>(rows, here, row, column + V * Pack::lanes, acc), ...);
  }
  template <index V, index... R, index Rows, index Vecs, class Pack>
  ETCH_INLINE void compute_column(std::index_sequence<R...>, const data_type& here, index row, index column,
                                  Pack (&acc)[Rows][Vecs]) {
    Pack sums[define_count + 1];
    clear(sums);
    (compute_all(here, row + R, column, acc[R][V], nullptr, sums), ...);
    keep_sums(here, row, column, sums);
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
    if constexpr (Stage::by_rows)
      for (index r = first; r < last; ++r) finish_row(r, sums_of(r));
  }

  template <class Op>
  static constexpr T identity = same<Op, op_row_max> ? -std::numeric_limits<T>::infinity() : T{0};

  template <class Op, class A>
  ETCH_INLINE T reduce_row(node<Op, A>, index row, const T* sums_of_row, const T* row_values) {
    wide total = wide(identity<Op>);
    for (index c = 0; c < columns; c += lanes) {
      const wide sum = sums_of_row == nullptr ? wide::zero() : wide::load(sums_of_row + c);
      wide v = evaluate(A{}, cell<wide, data_type, Stage, targets, 0>{data, row, c, sum, nullptr, row_values});
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
  template <class... Reductions>
  ETCH_INLINE void reduce_row_all(types<Reductions...>, [[maybe_unused]] index row,
                                  [[maybe_unused]] const T* sums_of_row, [[maybe_unused]] T* row_values) {
    [[maybe_unused]] index i = 0;
    ((row_values[i++] = reduce_row(Reductions{}, row, sums_of_row, row_values)), ...);
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

  ETCH_INLINE void finish_row(index row, const T* sums_of_row) {
    const data_type here = data;
    T row_values[Stage::row_values::size + 1];
    reduce_row_all(typename Stage::row_values{}, row, sums_of_row, row_values);
    for (index c = 0; c < columns; c += lanes) {
      wide sums[define_count + 1];
      clear(sums);
      const wide sum = sums_of_row == nullptr ? wide::zero() : wide::load(sums_of_row + c);
      compute_all(here, row, c, sum, row_values, sums);
      keep_sums(here, row, c, sums);
    }
    add_row_all(each_define, typename Stage::defines{}, row, row_values);
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
    } else if constexpr (Target::shape == once && is_column_result<Expression>::value) {
      using single = pack<T, 1>;
      T* const to = at_slot<T>(data.template of<Target>());
      const single sum(*to);
      *to = evaluate(Expression{}, cell<single, data_type, Stage, types<>, 0>{data, 0, 0, sum, nullptr, nullptr}).raw;
    }
  }
  template <class... Defines>
  void finish_all(types<Defines...>) {
    (finish(Defines{}), ...);
  }

  // A number for the whole pass, such as a norm.
  template <class Target, class Expression>
  void finish_number(define<Target, Expression>, [[maybe_unused]] const T* late_values) {
    if constexpr (Target::shape == once) {
      using single = pack<T, 1>;
      const single none = single::zero();
      const cell<single, data_type, Stage, types<>, 0> values{data, 0, 0, none, nullptr, late_values};
      *at_slot<T>(data.template of<Target>()) = evaluate(Expression{}, values).raw;
    }
  }
  template <class... Defines>
  void finish_numbers(types<Defines...>) {
    T late_values[Stage::late_values::size + 1];
    reduce_row_all(typename Stage::late_values{}, 0, nullptr, late_values);
    (finish_number(Defines{}, late_values), ...);
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
      for (index r = first_row(tiles_of(row_total)); r < last_row(tiles_of(row_total)); ++r) finish_row(r, nullptr);
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
