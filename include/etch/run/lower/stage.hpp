// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One stage as loops: its contraction's kernel with the definitions as epilogue, or a pass over rows.
#pragma once

#include <etch/run/lower/contract_convolution.hpp>
#include <etch/run/lower/stage_rows.hpp>

namespace etch::inline ETCH_TARGET {

// The loops of one stage; also the epilogue of its contraction's kernel.
template <class T, class Stage, class Slots, class RowCount>
struct stage_loops : stage_rows<T, Stage, Slots, RowCount> {
  using base = stage_rows<T, Stage, Slots, RowCount>;
  using base::base;
  using base::data, base::row_total, base::is_part, base::each_define;
  using base::define_count, base::clear, base::compute_all, base::add_sums, base::keep_sums;
  using base::lanes, base::columns, base::finish_rows;
  using typename base::data_type, typename base::targets, typename base::wide;

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
    else {
      data_type here = data;
      T scalars[Stage::scalars::size + 1];
      here.read_scalars_from_here();
      if constexpr (Stage::scalars::size <= 4) here.copy_scalars(scalars);  // more would push sums out
      compute_tile(here, row, column, acc);
    }
  }
  // loops(tile): many calls of it, which share what they read from memory.
  template <class Loops>
  ETCH_INLINE void tiles(Loops loops) {
    data_type here = data;
    T scalars[Stage::scalars::size + 1];
    here.copy_scalars(scalars);
    loops(tile_of{*this, here});
  }
  struct tile_of {
    stage_loops& loops;
    const data_type& here;
    template <index Rows, index Vecs, class Pack>
    ETCH_INLINE void operator()(index row, index column, Pack (&acc)[Rows][Vecs]) const {
      loops.compute_tile(here, row, column, acc);
    }
  };
  // As loops, which the compiler unrolls when all else is inlined: written out they would be copied with every call.
  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void compute_tile(const data_type& here, index row, index column, Pack (&acc)[Rows][Vecs]) {
#pragma GCC unroll 8
    for (index v = 0; v < Vecs; ++v) {
      Pack sums[define_count + 1];
      clear(sums);
#pragma GCC unroll 8
      for (index r = 0; r < Rows; ++r) compute_all(here, row + r, column + v * Pack::lanes, acc[r][v], nullptr, sums);
      keep_sums(here, row, column + v * Pack::lanes, sums);
    }
  }

  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void keep_tile(index row, index column, Pack (&acc)[Rows][Vecs]) {
    T* const to = base::sums_from(row) + column;
    for (index r = 0; r < Rows; ++r)
      for (index v = 0; v < Vecs; ++v) acc[r][v].store(to + r * base::sums_stride + v * Pack::lanes);
  }
  void rows(index first, index last) requires(Stage::by_rows) { finish_rows(first, last); }

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
              evaluate(Expression{}, cell<Pack, data_type, Stage, types<>, 0>{{data}, 0, c, sum, nullptr, nullptr}));
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
    *to =
        evaluate(Expression{}, cell<single, data_type, Stage, types<>, 0>{{data}, 0, 0, sum, nullptr, late_values}).raw;
  }
  template <class... Reductions>
  void reduce_late(types<Reductions...>, T* late_values) {
    index position = 0;
    ((late_values[rows_together * position++] =
          base::template reduce<Stage>(Reductions{}, data, 0, nullptr, late_values)),
     ...);
  }
  template <class Target, class Expression>
  void finish_late(define<Target, Expression> definition, [[maybe_unused]] const T* late_values) {
    if constexpr (Target::shape == once && !is_column_result<Expression>::value) finish_number(definition, late_values);
  }
  template <class... Defines>
  void finish_numbers(types<Defines...>) {
    T late_values[Stage::late_values::size * rows_together + 1];
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
