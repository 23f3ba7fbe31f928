// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The loops around the micro-kernel, common to the three products of a dense layer: rows in chunks, columns in panels,
// the depth in blocks that stay in cache, and the epilogue on every finished tile.
#pragma once

#include <etch/core/aligned.hpp>
#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// Fetches what the epilogue of a tile will need; as a lambda gcc would drop it, since it seems to do nothing.
template <class Epilogue, index Lines>
struct tile_prefetch {
  Epilogue& epilogue;
  index row, column;
  bool wanted;
  ETCH_INLINE void operator()(index step) const {
    if constexpr (requires { epilogue.prefetch(row, column, step); })
      if (wanted && step < Lines) epilogue.prefetch(row, column, step);
  }
};

// Whether something is done to whole rows as soon as their sums are there.
template <class Epilogue>
concept finishes_rows = requires(Epilogue& epilogue, index row) {
  epilogue.rows(row, row);
};

// C = A·B with `Columns` columns. `source.panel<Width>(column, depth, count)` yields the rows of B that a panel needs,
// at most `Source::depth_limit` at a time, or `Source::depth_for(rows)` where they matter, in whole `depth_step`s.
// `Source::chunk_rows` are worked on before the next ones: a multiple of every tile's height, few enough for their
// partial sums and results to stay in cache.
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

  Rows rows;
  Depth depth;
  A a;
  Source& source;
  Epilogue& epilogue;

  ETCH_INLINE void run() {
    const index end = last_row(rows);
    for (index first = first_row(rows); first < end; first += Source::chunk_rows) {
      const index last = smaller_of(first + Source::chunk_rows, end);
      // Forced inline: gcc would not, and then sums of tiles live in memory.
      const auto run_here = [&]<index Vectors>(index at_column, constant<Vectors>) __attribute__((always_inline)) {
        run_panel<Vectors>(at_column, first, last);
      };
      each_panel<T, Columns>(rows, run_here);
      if constexpr (finishes_rows<Epilogue>) epilogue.rows(first, last);
    }
  }

  template <index Vectors>
  ETCH_INLINE void run_panel(index column, index first, index last) {
    if constexpr (one_block) {
      const auto b = source.template panel<Vectors * lanes>(column, constant<0>{}, depth);
      run_rows<Vectors>(column, first, last, constant<0>{}, depth, b, static_cast<T*>(nullptr), false, true);
    } else {
      alignas(64) T partial[Source::chunk_rows * Vectors * lanes];
      const index blocks = divide_up(depth, depth_at_once(all_rows(rows)));
      const index block = round_up(divide_up(depth, blocks == 0 ? 1 : blocks), Source::depth_step);
      index from = 0;
      do {
        const index count = smaller_of(block, depth - from);
        const auto b = source.template panel<Vectors * lanes>(column, from, count);
        run_rows<Vectors>(column, first, last, from, count, b, partial, from != 0, from + count == depth);
        from += count;
      } while (from < depth);
    }
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
