// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One stage as loops: its contraction's kernel with the definitions as epilogue, or a pass over rows.
#pragma once

#include <limits>
#include <utility>

#include <etch/expr/evaluate.hpp>
#include <etch/kernel/gemm.hpp>
#include <etch/kernel/math.hpp>
#include <etch/kernel/reduce.hpp>
#include <etch/run/lower/load.hpp>

namespace etch::inline ETCH_TARGET {

// What a stage's loops share: the memory of its leaves, its scalars, and how many rows there are.
template <class T, class Stage, class Slots>
struct stage_data {
  void* const* slot;
  index rows;
  T scalar[Stage::scalars::size + 1];

  template <class Leaf>
  ETCH_INLINE void* of() const {
    return slot[position_in<Leaf>(Slots{})];
  }
};

// The leaves and parts of a stage's expressions as packs, at one row and column. Definitions see the results of those
// before them (`Known` many).
template <class Pack, class Data, class Stage, class Targets, index Known>
struct cell {
  using T = typename Pack::value_type;
  const Data& data;
  index row, column;
  const Pack& sum;      // of the contraction
  const Pack* made;     // results of the definitions so far
  const T* row_values;  // results of the row reductions so far

  ETCH_INLINE static Pack number(double v) { return Pack(static_cast<T>(v)); }

  template <index Width>
  ETCH_INLINE Pack operator()(accumulated<Width>) const {
    return sum;
  }
  template <class Leaf>
  ETCH_INLINE auto operator()(Leaf leaf) const {
    constexpr index position = position_in<Leaf>(Targets{});
    if constexpr (position < Known)
      return made[position];
    else
      return load<Pack>(leaf, data.template of<Leaf>(), row, column);
  }
  ETCH_INLINE Pack operator()(column_count) const { return Pack(static_cast<T>(Stage::grid::width)); }
  ETCH_INLINE Pack operator()(row_count) const { return Pack(static_cast<T>(data.rows)); }
  ETCH_INLINE Pack operator()(loss_scale) const { return Pack(T{1} / static_cast<T>(data.rows)); }

  template <class Node>
  requires(is_scalar_node<Node>::value) ETCH_INLINE Pack part(Node)
  const { return Pack(data.scalar[position_in<Node>(typename Stage::scalars{})]); }
  template <class Node>
  requires(is_row_reduction<Node>::value) ETCH_INLINE Pack part(Node)
  const { return Pack(row_values[position_in<Node>(typename Stage::row_values{})]); }
  // A sum over the batch, once it is complete: it waits in the place of the definition it belongs to.
  template <class Op, class A>
  requires(is_column_reduction<node<Op, A>>::value) ETCH_INLINE Pack part(node<Op, A>)
  const {
    if constexpr (same<Op, op_column_mean>)
      return sum * Pack(T{1} / static_cast<T>(data.rows));
    else
      return sum;
  }
};

template <class T, class Data, class Stage>
struct scalar_values {
  const Data& data;
  static constexpr T number(double v) { return static_cast<T>(v); }
  template <class Leaf>
  T operator()(Leaf leaf) const {
    return load<pack<T, 1>>(leaf, data.template of<Leaf>(), 0, 0).raw;
  }
  T operator()(column_count) const { return static_cast<T>(Stage::grid::width); }
  T operator()(row_count) const { return static_cast<T>(data.rows); }
  T operator()(loss_scale) const { return T{1} / static_cast<T>(data.rows); }
};

template <class Define>
using target_of = typename Define::target;

template <class T, class Stage, class Slots>
struct stage_loops {
  using data_type = stage_data<T, Stage, Slots>;
  static constexpr index width = Stage::grid::width;
  static constexpr index lanes = lanes_for<T>(width);
  static constexpr index columns = padded<T>(width);
  using wide = pack<T, lanes>;
  static constexpr index most_rows = 16;  // that a kernel finishes at once

  data_type data;
  alignas(cache_line)
      T panel[Stage::by_rows && !same<typename Stage::contraction, no_contraction> ? most_rows * columns : 1];

  explicit stage_loops(void* const* slots, index rows) {
    data.slot = slots;
    data.rows = rows;
    set_scalars(typename Stage::scalars{});
    clear_sums(typename Stage::defines{});
  }

  template <class... Scalars>
  void set_scalars(types<Scalars...>) {
    [[maybe_unused]] const scalar_values<T, data_type, Stage> values{data};
    [[maybe_unused]] index i = 0;
    ((data.scalar[i++] = evaluate(Scalars{}, values)), ...);
  }
  template <class... Defines>
  void clear_sums(types<Defines...>) {
    (clear_sum(Defines{}), ...);
  }
  template <class Target, class Expression>
  void clear_sum(define<Target, Expression>) {
    if constexpr (!Target::shape.rows) {
      T* sums = at_slot<T>(data.template of<Target>());
      for (index c = 0; c < (Target::shape.columns ? columns : 1); ++c) sums[c] = 0;
    }
  }

  // ---- Tiles: every definition at one pack ----

  template <class... Targets, class... Expressions>
  static consteval auto targets_of(types<define<Targets, Expressions>...>) {
    return types<Targets...>{};
  }
  using targets = decltype(targets_of(typename Stage::defines{}));
  static constexpr index define_count = targets::size;

  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE void compute(define<Target, Expression>, index row, index column, const Pack& sum, Pack* made,
                           const T* row_values, Pack* sums) {
    using summed = typename summand<reduction_in<Expression>>::type;
    [[maybe_unused]] const cell<Pack, data_type, Stage, targets, D> values{data, row, column, sum, made, row_values};
    if constexpr (Target::shape.rows) {
      made[D] = evaluate(Expression{}, values);
      store(Target{}, data.template of<Target>(), row, column, made[D]);
    } else if constexpr (summed::shape.columns)
      sums[D] += evaluate(summed{}, values);
  }
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE void compute_all(std::index_sequence<D...>, types<Defines...>, index row, index column, const Pack& sum,
                               const T* row_values, Pack* sums) {
    Pack made[define_count + 1];
    (compute<D>(Defines{}, row, column, sum, made, row_values, sums), ...);
  }
  template <class Pack>
  ETCH_INLINE void compute_all(index row, index column, const Pack& sum, const T* row_values, Pack* sums) {
    compute_all(std::make_index_sequence<define_count>{}, typename Stage::defines{}, row, column, sum, row_values,
                sums);
  }

  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE void add_sum(define<Target, Expression>, index column, const Pack* sums) {
    if constexpr (!Target::shape.rows && Target::shape.columns) {
      T* to = at_slot<T>(data.template of<Target>()) + column;
      (Pack::load(to) + sums[D]).store(to);
    }
  }
  template <class Pack, index... D, class... Defines>
  ETCH_INLINE void add_sums(std::index_sequence<D...>, types<Defines...>, index column, const Pack* sums) {
    (add_sum<D>(Defines{}, column, sums), ...);
  }
  template <class Pack>
  ETCH_INLINE void clear(Pack* sums) {
    for (index d = 0; d < define_count; ++d) sums[d] = Pack::zero();
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
    (compute_column<V>(rows, row, column + V * Pack::lanes, acc), ...);
  }
  template <index V, index... R, index Rows, index Vecs, class Pack>
  ETCH_INLINE void compute_column(std::index_sequence<R...>, index row, index column, Pack (&acc)[Rows][Vecs]) {
    Pack sums[define_count + 1];
    clear(sums);
    (compute_all(row + R, column, acc[R][V], nullptr, sums), ...);
    add_sums(std::make_index_sequence<define_count>{}, typename Stage::defines{}, column, sums);
  }

  // ---- Rows: reductions first, then every definition along the row ----

  index first_kept = 0;

  template <index Rows, index Vecs, class Pack>
  ETCH_INLINE void keep_tile(index row, index column, Pack (&acc)[Rows][Vecs]) {
    if (column == 0) first_kept = row;
    for (index r = 0; r < Rows; ++r)
      for (index v = 0; v < Vecs; ++v)
        acc[r][v].store(panel + (row - first_kept + r) * columns + column + v * Pack::lanes);
  }
  void rows(index first, index last) {
    if constexpr (Stage::by_rows)
      for (index r = first; r < last; ++r) finish_row(r, panel + (r - first) * columns);
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
  ETCH_INLINE void reduce_row_all(types<Reductions...>, index row, const T* sums_of_row, T* row_values) {
    index i = 0;
    ((row_values[i++] = reduce_row(Reductions{}, row, sums_of_row, row_values)), ...);
  }

  // A sum over the batch of one number for each row, such as the loss.
  template <class Target, class Expression>
  ETCH_INLINE void add_row(define<Target, Expression>, index row, const T* row_values) {
    if constexpr (!Target::shape.rows && !Target::shape.columns) {
      using single = pack<T, 1>;
      using summed = typename summand<reduction_in<Expression>>::type;
      const single none = single::zero();
      const cell<single, data_type, Stage, types<>, 0> values{data, row, 0, none, nullptr, row_values};
      *at_slot<T>(data.template of<Target>()) += evaluate(summed{}, values).raw;
    }
  }
  template <class... Defines>
  ETCH_INLINE void add_row_all(types<Defines...>, index row, const T* row_values) {
    (add_row(Defines{}, row, row_values), ...);
  }

  ETCH_INLINE void finish_row(index row, const T* sums_of_row) {
    T row_values[Stage::row_values::size + 1];
    reduce_row_all(typename Stage::row_values{}, row, sums_of_row, row_values);
    for (index c = 0; c < columns; c += lanes) {
      wide sums[define_count + 1];
      clear(sums);
      const wide sum = sums_of_row == nullptr ? wide::zero() : wide::load(sums_of_row + c);
      compute_all(row, c, sum, row_values, sums);
      add_sums(std::make_index_sequence<define_count>{}, typename Stage::defines{}, c, sums);
    }
    add_row_all(typename Stage::defines{}, row, row_values);
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
    }
  }
  template <class... Defines>
  void finish_all(types<Defines...>) {
    (finish(Defines{}), ...);
  }

  // ---- The pass ----

  template <class A, class Parameter>
  void pass(node<op_matmul, A, Parameter>) {
    using declared = typename Parameter::declared;
    multiply_forward<T, declared::rows, declared::columns>(data.rows, at_slot<const T>(data.template of<A>()),
                                                           stride(A{}), at_slot<const T>(data.template of<Parameter>()),
                                                           *this);
  }
  template <class A, class Parameter>
  void pass(node<op_matmul_bt, A, Parameter>) {
    using declared = typename Parameter::declared;
    multiply_backward<T, declared::rows, declared::columns>(data.rows, at_slot<const T>(data.template of<A>()),
                                                            stride(A{}),
                                                            at_slot<const T>(data.template of<Parameter>()), *this);
  }
  template <class A, class B>
  void pass(node<op_matmul_at, A, B>) {
    multiply_weights<T, A::width, B::width>(data.rows, at_slot<const T>(data.template of<A>()), stride(A{}),
                                            at_slot<const T>(data.template of<B>()), stride(B{}), *this);
  }
  void pass(no_contraction) {
    for (index r = 0; r < data.rows; ++r) finish_row(r, nullptr);
  }
  template <index Id, extent Extent, index Width, bool Grad>
  static constexpr index stride(value<Id, Extent, Width, Grad>) {
    return padded<T>(Width);
  }
  template <index Width, bool Grad>
  static constexpr index stride(network_input<Width, Grad>) {
    return Width;
  }

  void run() {
    pass(typename Stage::contraction{});
    finish_all(typename Stage::defines{});
    finish_all(typename Stage::after{});
  }
};

// Runs a canonical stage on `rows` rows; `slots` holds the memory of its leaves, in the order of `Slots`.
template <class T, class Stage, class Slots>
ETCH_NOINLINE void run_stage(void* const* slots, index rows) {
  stage_loops<T, prepared<Stage>, Slots> loops(slots, rows);
  loops.run();
}

}  // namespace etch::inline ETCH_TARGET
