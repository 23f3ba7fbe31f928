// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a stage's loops share, and the values of its leaves and parts at one row and column.
#pragma once

#include <etch/expr/evaluate.hpp>
#include <etch/run/lower/load.hpp>

namespace etch::inline ETCH_TARGET {

// What a stage's loops share: the memory of its leaves, its scalars, and how many rows there are.
template <class T, class Stage, class Slots>
struct stage_data {
  static constexpr index count = Slots::size;
  void* slot[count];
  const T* scalar;
  index rows;

  ETCH_INLINE stage_data(void* const* slots, const T* scalars, index row_count)
      : stage_data(slots, scalars, row_count, std::make_index_sequence<count>{}) {}
  ETCH_INLINE stage_data(const stage_data& other) : stage_data(other.slot, other.scalar, other.rows) {}

  // One by one, since gcc would call memcpy.
  template <index... I>
  ETCH_INLINE stage_data(void* const* slots, const T* scalars, index row_count, std::index_sequence<I...>)
      : slot{slots[I]...}, scalar(scalars), rows(row_count) {}

  // In registers before a tile's multiplications, the scalars would push out what is multiplied.
  ETCH_INLINE void read_scalars_from_here() {
    if constexpr (Stage::scalars::size > 0) asm volatile("" : "+r"(scalar));
  }

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
    if constexpr (is_scalar_node<Leaf>::value)
      return Pack(data.scalar[position_in<Leaf>(typename Stage::scalars{})]);
    else if constexpr (position < Known)
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

}  // namespace etch::inline ETCH_TARGET
