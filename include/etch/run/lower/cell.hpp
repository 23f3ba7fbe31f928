// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a stage's loops share, and the values of its leaves and parts at one row and column.
#pragma once

#include <etch/expr/evaluate.hpp>
#include <etch/run/lower/rearranged.hpp>

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
  // To memory that no store of results can overwrite, so that they stay in registers.
  ETCH_INLINE void copy_scalars(T* to) {
#pragma GCC unroll 16
    for (index i = 0; i < Stage::scalars::size; ++i) to[i] = scalar[i];
    if constexpr (Stage::scalars::size > 0) scalar = to;
  }

  template <class Leaf>
  ETCH_INLINE void* of() const {
    return slot[position_in<Leaf>(Slots{})];
  }
};

// Rows whose numbers are made together; the numbers of one row lie so far apart.
inline constexpr index rows_together = 32;

// What is the same in all rows and columns of a stage.
template <class Pack, class Data, class Stage>
struct stage_numbers {
  using T = typename Pack::value_type;
  const Data& data;

  ETCH_INLINE static Pack number(double v) { return Pack(static_cast<T>(v)); }
  ETCH_INLINE Pack operator()(column_count) const { return Pack(static_cast<T>(Stage::grid::width)); }
  ETCH_INLINE Pack operator()(row_count) const { return Pack(static_cast<T>(data.rows)); }
  ETCH_INLINE Pack operator()(loss_scale) const { return Pack(T{1} / static_cast<T>(data.rows)); }
  template <class Node>
  requires(is_scalar_node<Node>::value) ETCH_INLINE Pack part(Node)
  const { return Pack(data.scalar[position_in<Node>(typename Stage::scalars{})]); }
};

// The leaves and parts of a stage's expressions as packs, at one row and column. Definitions see the results of those
// before them (`Known` many).
template <class Pack, class Data, class Stage, class Targets, index Known>
struct cell : stage_numbers<Pack, Data, Stage> {
  using base = stage_numbers<Pack, Data, Stage>;
  using base::data, base::operator(), base::part, typename base::T;
  index row, column;
  const Pack& sum;      // of the contraction
  const Pack* made;     // results of the definitions so far
  const T* row_values;  // the row's numbers so far

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

  // A number of the row.
  template <class Node>
  requires(has<Node>(typename Stage::row_values{})) ETCH_INLINE Pack part(Node)
  const { return Pack(row_values[position_in<Node>(typename Stage::row_values{}) * rows_together]); }
  template <class Node>
  requires(has<Node>(typename Stage::late_values{}) && !has<Node>(typename Stage::row_values{})) ETCH_INLINE Pack
      part(Node)
  const { return Pack(row_values[position_in<Node>(typename Stage::late_values{}) * rows_together]); }
  // What took the place of the contraction's sums.
  ETCH_INLINE Pack part(typename Stage::settled) const { return sum; }
  template <class Op, class Leaf>
  requires(is_rearrangement<node<Op, Leaf>>::value) ETCH_INLINE Pack part(node<Op, Leaf>)
  const { return rearranged<Op, Pack>(Leaf{}, data.template of<Leaf>(), row, column); }
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

// A number of rows, from those before it (`Known` many): of one row in all lanes, or of as many rows as there are
// lanes.
template <class Pack, class Data, class Stage, index Known, bool Together>
struct rows_cell : stage_numbers<Pack, Data, Stage> {
  using base = stage_numbers<Pack, Data, Stage>;
  using base::data, base::operator(), base::part, typename base::T;
  index first, last;  // a lane beyond the last row takes the first one
  const T* values;

  template <class Leaf>
  ETCH_INLINE Pack operator()(Leaf leaf) const {
    void* const slot = data.template of<Leaf>();
    if constexpr (is_scalar_node<Leaf>::value)
      return Pack(data.scalar[position_in<Leaf>(typename Stage::scalars{})]);
    else if constexpr (!Together)
      return load<Pack>(leaf, slot, first, 0);
    else {
      T lane[Pack::lanes];
      for (index i = 0; i < Pack::lanes; ++i)
        lane[i] = load<pack<T, 1>>(leaf, slot, first + i < last ? first + i : first, 0).raw;
      return Pack::load(lane);
    }
  }
  template <class Node>
  requires(position_in<Node>(typename Stage::row_values{}) < Known) ETCH_INLINE Pack part(Node)
  const {
    const T* const number = values + position_in<Node>(typename Stage::row_values{}) * rows_together;
    if constexpr (Together)
      return Pack::load(number);
    else
      return Pack(*number);
  }
};

}  // namespace etch::inline ETCH_TARGET
