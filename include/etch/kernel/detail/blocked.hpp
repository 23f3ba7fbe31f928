// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The loops around the micro-kernel, common to the three products of a dense layer: rows in chunks, columns in panels,
// the depth in blocks that stay in cache, and the epilogue on every finished tile.
#pragma once

#include <etch/core/aligned.hpp>
#include <etch/kernel/detail/epilogue.hpp>
#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// Rows that are worked on together: as many as the second cache has room for with what is made of them, as many as make
// it worth while to bring what they share from afar, and as many as to make a copy of it.
inline constexpr index rows_kept_near = 96, rows_sharing = 192, rows_sharing_copy = 384;
// Rows of sums, as wide as a panel, that wait for the next block.
inline constexpr index sums_waiting = 768;

// Where a block of B begins.
struct block_start {
  index column, depth;
};

// C = A·B with `Columns` columns. `source.panel<Width>(column, depth, count, next)` yields the rows of B that a panel
// needs, at most `Source::depth_limit` at a time, or `Source::depth_for(rows)` where they matter, in whole
// `depth_step`s; after them it will be asked for those at `next`. `Source::chunk_rows` are worked on before the next
// ones: a multiple of every tile's height. If the second cache cannot hold all that A has of them, as many panels as
// `Source::panels_together` go through the depth side by side, so that a block of A serves all while it is near.
template <class T, index Columns, class Rows, class Depth, class A, class Source, class Epilogue>
struct blocked_product {
  static constexpr index lanes = lanes_for<T>(Columns);
  static constexpr index vectors = tile_vectors<T>(Columns);
  static constexpr index width = lanes * vectors;
  static constexpr index registers = divide_up(Columns, lanes);
  static constexpr index full_panels = registers / vectors;
  static constexpr index rest_vectors = registers % vectors;
  using Pack = pack<T, lanes>;

  static constexpr index depth_at_once(index of_all_rows) {
    if constexpr (requires { Source::depth_for(of_all_rows); })
      return Source::depth_for(of_all_rows);
    else
      return Source::depth_limit;
  }
  static constexpr bool one_block = [] {
    if constexpr (!is_constant<Depth>)
      return false;
    else if constexpr (is_constant<Rows>)
      return Depth::value <= depth_at_once(Rows::value);
    else
      return Depth::value <= depth_at_once(2);
  }();

  // Whether the second cache holds so many rows of A, and more.
  static constexpr bool stay_near(index some, index deep) { return some * deep * sizeof(T) <= second_cache / 2; }
  static constexpr index panels_together = [] {
    index together = 1;
    if constexpr (requires { Source::panels_together; })
      together = smaller_of(Source::panels_together, panel_count<T>(Columns));
    if constexpr (is_constant<Depth>)
      if (stay_near(Source::chunk_rows, Depth::value)) together = 1;
    return together;
  }();

  // Full panels that one row goes through side by side, where the source has them so: eight sums at most.
  static constexpr index panels_adjoining = [] {
    if constexpr (is_one<Rows> && requires { Source::adjoin; })
      return Source::adjoin ? smaller_of(full_panels, 8 / vectors) : 1;
    else
      return index{1};
  }();

  Rows rows;
  Depth depth;
  A a;
  Source& source;
  Epilogue& epilogue;

  ETCH_INLINE void run() {
    const index end = last_row(rows);
    for (index first = first_row(rows); first < end; first += Source::chunk_rows) {
      const index last = smaller_of(first + Source::chunk_rows, end);
      // Forced inline, here and below: gcc would not, and then sums of tiles live in memory.
      if constexpr (one_block && panels_adjoining > 1) {
        run_one_row();
      } else if constexpr (one_block) {
        const auto run_here = [&]<index Vectors>(index at_column, constant<Vectors>) __attribute__((always_inline)) {
          const index after = (at_column + Vectors * lanes) % padded<T>(Columns);
          const auto b = source.template panel<Vectors * lanes>(at_column, constant<0>{}, depth, {after, 0});
          run_rows<Vectors>(at_column, first, last, constant<0>{}, depth, b, static_cast<T*>(nullptr), false, true);
        };
        each_panel<T, Columns>(rows, run_here);
      } else {
        const index at_once = stay_near(last - first, depth) ? 1 : panels_together;
        const index panels_end = last_panel(rows, panel_count<T>(Columns));
        for (index panel = first_panel(rows); panel < panels_end; panel += at_once)
          run_panels({first, last, panel, smaller_of(panel + at_once, panels_end), all_rows(rows)});
      }
      if constexpr (finishes_rows<Epilogue>) epilogue.rows(first, last);
    }
  }

  // A single row, which reads its values once for several panels.
  ETCH_INLINE void run_one_row() {
    constexpr index together = panels_adjoining, groups = full_panels / together, rest = full_panels % together;
    const auto run_here = [&]<index Panels>(index at_column, constant<Panels>) __attribute__((always_inline)) {
      run_tile<1, Panels * vectors>(at_column, 0, constant<0>{}, depth, source.template adjoining<width>(at_column),
                                    static_cast<T*>(nullptr), false, true);
    };
    for (index group = 0; group < groups; ++group) run_here(group * together * width, constant<together>{});
    if constexpr (rest > 0) run_here(groups * together * width, constant<rest>{});
    if constexpr (rest_vectors > 0) {
      constexpr index last = full_panels * width;
      const auto b = source.template panel<rest_vectors * lanes>(last, constant<0>{}, depth, {0, 0});
      run_tile<1, rest_vectors>(last, 0, constant<0>{}, depth, b, static_cast<T*>(nullptr), false, true);
    }
  }

  // These panels, block after block.
  ETCH_INLINE void run_panels(const tile_range& these) {
    alignas(64) T partial[panels_together * Source::chunk_rows * width];
    const index blocks = divide_up(depth, depth_at_once(these.all_rows));
    const index block = round_up(divide_up(depth, blocks == 0 ? 1 : blocks), Source::depth_step);
    const index first_column = these.first_panel * width;
    const index columns_end = smaller_of(these.last_panel * width, padded<T>(Columns));
    index from = 0;
    do {
      const index count = smaller_of(block, depth - from);
      const bool resume = from != 0, finish = from + count == depth;
      const auto run_here = [&]<index Vectors>(index at_column, constant<Vectors>) __attribute__((always_inline)) {
        const index after = at_column + Vectors * lanes;
        const block_start next = after < columns_end ? block_start{after, from}
                                 : finish            ? block_start{after % padded<T>(Columns), 0}
                                                     : block_start{first_column, from + count};
        const auto b = source.template panel<Vectors * lanes>(at_column, from, count, next);
        run_rows<Vectors>(at_column, these.first, these.last, from, count, b,
                          partial + (at_column - first_column) * Source::chunk_rows, resume, finish);
      };
      each_panel<T, Columns>(these, run_here);
      from += count;
    } while (from < depth);
  }

  // One row is one tile, which has to be inlined for small networks to stay in registers.
  template <index Vectors, class From, class Count, class B>
  ETCH_INLINE void run_rows(index column, index row, index, From from, Count count, B b, T* partial, bool resume,
                            bool finish) requires(is_one<Rows>) {
    run_tile<1, Vectors>(column, row, from, count, b, partial, resume, finish);
  }
  template <index Vectors, class From, class Count, class B>
  ETCH_INLINE void run_rows(index column, index first, index last, From from, Count count, B b, T* partial, bool resume,
                            bool finish) requires(!is_one<Rows>) {
    constexpr index tall = tile_rows(Vectors);
    index row = first;
    // Not forced inline: compilers inline what has one caller, and copy what is forced once for each function above it.
    const auto step = [&]<index Height>(constant<Height>) {
      T* mine = partial;
      if constexpr (!one_block) mine += (row - first) * Vectors * lanes;
      run_tile<Height, Vectors>(column, row, from, count, b, mine, resume, finish);
      if constexpr (requires { b.advance(count); }) b.advance(count);
      row += Height;
    };
    if constexpr (occurs(tall, tall))
      while (row + tall <= last) step(constant<tall>{});
    if constexpr (occurs(tall, 2))
      while (row + 2 <= last) step(constant<2>{});
    if constexpr (occurs(tall, 1))
      if (row < last) step(constant<1>{});
  }

  // Whether a tile of this height can be needed.
  static constexpr bool occurs(index tall, index height) {
    if constexpr (is_constant<Rows>) {
      const index rest = Rows::value % tall;
      if (height == tall) return Rows::value >= tall;
      return height == 2 ? rest >= 2 : rest % 2 != 0;
    } else {
      return true;
    }
  }

  // The rows of A that a tile needs, where they lie or as A lays them out.
  template <index Height, class From, class Count>
  ETCH_INLINE auto left_of_tile(index row, From from, Count count) const {
    if constexpr (requires { a.template tile<Height>(row, from, count); })
      return a.template tile<Height>(row, from, count);
    else {
      auto left = a.at(row, from);
      // An address of its own: clang would add an index to it in every multiplication. (What one row of a small network
      // hands on stays in registers.)
      if constexpr (!is_one<Rows>) asm("" : "+r"(left.data));
      return left;
    }
  }

  // The lanes of the last register of a panel: fewer in the last panel, if no other has its shape.
  template <index Vectors>
  static constexpr index last_lanes = [] {
    constexpr index over = Columns % lanes;
    constexpr bool last_alone = rest_vectors == 0 ? full_panels == 1 : Vectors == rest_vectors;
    return over != 0 && last_alone ? narrower_lanes<T>(over, lanes) : lanes;
  }();

  template <index Height, index Vectors, class From, class Count, class B>
  ETCH_INLINE void run_tile(index column, index row, From from, Count count, B b, T* partial, bool resume,
                            bool finish) {
    using Row = tile_row<T, lanes, Vectors, last_lanes<Vectors>>;
    // Said here too, for where this is not inlined.
    if constexpr (one_block) resume = false, finish = true;
    if constexpr (Columns <= width) column = 0;
    Row sum[Height];
    if (resume) {
#pragma GCC unroll 8
      for (index r = 0; r < Height; ++r)
        sum[r] = Row::of([&](index at_column) { return Pack::load(partial + r * Vectors * lanes + at_column); });
    } else {
      const Row start = Row::of([&](index at_column) {
        if constexpr (requires { epilogue.template start<Pack>(column); })
          return epilogue.template start<Pack>(column + at_column);
        else
          return Pack::zero();
      });
#pragma GCC unroll 8
      for (index r = 0; r < Height; ++r) sum[r] = start;
    }
    const tile_prefetch<Epilogue, divide_up(Height * Vectors * sizeof(Pack), cache_line)> beside{epilogue, row, column,
                                                                                                 finish};
    multiply_tile(count, left_of_tile<Height>(row, from, count), b, beside, sum);
    if (finish) {
      Pack whole[Height][Vectors];
#pragma GCC unroll 8
      for (index r = 0; r < Height; ++r) sum[r].write(whole[r]);
      epilogue.tile(row, column, whole);
    } else {
#pragma GCC unroll 8
      for (index r = 0; r < Height; ++r) sum[r].store(partial + r * Vectors * lanes);
    }
  }
};

}  // namespace etch::inline ETCH_TARGET
