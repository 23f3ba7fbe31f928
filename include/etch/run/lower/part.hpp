// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Some tiles of a stage, while other threads have the rest. Sums over the batch wait: they are added in the order in
// which one thread would have added them, so that they keep their bits.
#pragma once

#include <etch/kernel/pack.hpp>
#include <etch/kernel/tile.hpp>
#include <etch/plan/memory.hpp>
#include <etch/run/lower/prepare.hpp>

namespace etch::inline ETCH_TARGET {

// The rows of a batch that takes so many at most. A single row is known to be one.
template <index Most>
ETCH_INLINE constexpr auto known_rows([[maybe_unused]] index rows) {
  if constexpr (Most == 1)
    return constant<1>{};
  else
    return rows;
}
template <index Most>
using rows_of_batch = decltype(known_rows<Most>(Most));

// Tiles of the stage's grid, which rests on a batch of `rows`.
template <class T, class Count>
struct stage_part {
  tile_range tiles;
  Count rows;
  T* waiting;
};
// All rows of a batch, and where each row of the next one lies: they are fetched while these are read for the last
// time.
template <class T, class Count>
struct rows_before {
  Count count;
  const T* const* next;
};
template <class Rows>
inline constexpr bool is_part_of_stage = false;
template <class T, class Count>
inline constexpr bool is_part_of_stage<stage_part<T, Count>> = true;
// No rows: what comes before and after all of them.
struct stage_ends {
  index rows;
};

ETCH_INLINE constexpr index batch_rows(index rows) { return rows; }
ETCH_INLINE constexpr index batch_rows(stage_ends ends) { return ends.rows; }
template <class T, class Count>
ETCH_INLINE constexpr index batch_rows(stage_part<T, Count> part) {
  return part.rows;
}
template <class T, class Count>
ETCH_INLINE constexpr index batch_rows(rows_before<T, Count> rows) {
  return rows.count;
}

// The part of the grid to work on: all of it, or ours.
template <class Rows>
ETCH_INLINE constexpr Rows tiles_of(Rows rows) {
  return rows;
}
template <class T, class Count>
ETCH_INLINE constexpr tile_range tiles_of(const stage_part<T, Count>& part) {
  return part.tiles;
}
// The same where the grid is a matrix of `In` rows, and the batch its depth.
template <index In, class Rows>
ETCH_INLINE constexpr constant<In> inputs_of(Rows) {
  return {};
}
template <index In, class T, class Count>
ETCH_INLINE constexpr tile_range inputs_of(const stage_part<T, Count>& part) {
  return part.tiles;
}
template <class Rows>
ETCH_INLINE constexpr Rows depth_of(Rows rows) {
  return rows;
}
template <class T, class Count>
ETCH_INLINE constexpr Count depth_of(const stage_part<T, Count>& part) {
  return part.rows;
}
template <class T, class Count>
ETCH_INLINE constexpr Count depth_of(const rows_before<T, Count>& rows) {
  return rows.count;
}
// Whether the batch is known to have one row.
template <class Rows>
inline constexpr bool is_one_row = is_one<decltype(depth_of(std::declval<Rows>()))>;

// The numbers that wait for each row, of one definition and of all.
template <class T, index Width, class Define>
inline constexpr index waiting_columns = Define::target::shape.rows      ? 0
                                         : Define::target::shape.columns ? padded<T>(Width)
                                                                         : 1;
template <class T, index Width, class... Defines>
consteval index waiting_per_row(types<Defines...>) {
  return (index{0} + ... + waiting_columns<T, Width, Defines>);
}
template <class T, class Stages>
inline constexpr index waiting_in_stages = 0;
template <class T, class... Stages>
inline constexpr index waiting_in_stages<T, types<Stages...>> = [] {
  const index all[] = {waiting_per_row<T, Stages::grid::width>(typename Stages::defines{})..., 0};
  index most = 0;
  for (index sums : all) most = sums > most ? sums : most;
  return most;
}();
template <class T, class Steps>
inline constexpr index waiting_in_steps = 0;
template <class T, class... Stages, index... Layer, index... Value, index... Adjoint>
inline constexpr index waiting_in_steps<T, types<placed<Stages, Layer, Value, Adjoint>...>> = [] {
  const index all[] = {waiting_in_stages<T, Stages>..., 0};
  index most = 0;
  for (index sums : all) most = sums > most ? sums : most;
  return most;
}();

// How much waits in any stage of a plan, for each row.
template <class T, class Plan>
inline constexpr index most_waiting = waiting_in_steps<T, typename Plan::steps>;

// Sums over the batch of one stage: `leave` them for a tile or a row, `collect` them at the end.
template <class T, class Stage>
struct waiting_sums {
  static constexpr index width = Stage::grid::width, columns = padded<T>(width);
  // Whether each row leaves its own sums, or each tile of the contraction.
  static constexpr bool by_rows = Stage::by_rows || same<typename Stage::contraction, no_contraction>;

  template <index D, class... Defines>
  static consteval index columns_before(types<Defines...>) {
    const index each_one[] = {waiting_columns<T, width, Defines>..., 0};
    index before = 0;
    for (index d = 0; d < D; ++d) before += each_one[d];
    return before;
  }
  template <index D>
  ETCH_INLINE static T* place(T* waiting, index rows) {
    return waiting + rows * columns_before<D>(typename Stage::defines{});
  }

  template <class Pack, index... D, class... Defines>
  ETCH_INLINE static void leave(std::index_sequence<D...>, types<Defines...>, T* waiting, index rows, index row,
                                index column, const Pack* sums) {
    (leave_one<D>(Defines{}, waiting, rows, row, column, sums), ...);
  }
  template <index D, class Pack, class Target, class Expression>
  ETCH_INLINE static void leave_one(define<Target, Expression>, T* waiting, index rows, index row, index column,
                                    const Pack* sums) {
    if constexpr (!Target::shape.rows && Target::shape.columns)
      sums[D].store(place<D>(waiting, rows) + row * columns + column);
  }

  template <index... D, class... Defines, class Data>
  static void collect(std::index_sequence<D...>, types<Defines...>, const Data& data, T* waiting) {
    (collect_one<D>(Defines{}, data, waiting), ...);
  }
  template <index D, class Target, class Expression, class Data>
  static void collect_one(define<Target, Expression>, const Data& data, T* waiting) {
    if constexpr (!Target::shape.rows) {
      T* const to = static_cast<T*>(data.template of<Target>());
      const T* const from = place<D>(waiting, data.rows);
      if constexpr (Target::shape.columns) {
        using Pack = pack<T, lanes_for<T>(width)>;
        constexpr index vectors = tile_vectors<T>(width), registers = columns / Pack::lanes;
        for (index r = 0; r < registers; ++r) {
          const index tall = tile_rows(r < registers / vectors * vectors ? vectors : registers % vectors);
          Pack sum = Pack::load(to + r * Pack::lanes);
          for (index row = 0; row < data.rows; row += by_rows ? 1 : tile_height(tall, data.rows - row))
            sum = reduction_of<Expression>::join(sum, Pack::load(from + row * columns + r * Pack::lanes));
          sum.store(to + r * Pack::lanes);
        }
      } else
        for (index row = 0; row < data.rows; ++row)
          *to = reduction_of<Expression>::join(pack<T, 1>(*to), pack<T, 1>(from[row])).raw;
    }
  }
};

}  // namespace etch::inline ETCH_TARGET
