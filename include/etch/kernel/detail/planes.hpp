// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Results that are made plane by plane, as one row for the epilogue of a whole stage.
#pragma once

#include <etch/kernel/detail/blocked.hpp>

namespace etch::inline ETCH_TARGET {

template <class T>
constexpr bool fills_registers(index plane) {
  return plane > 1 && plane % lanes_for<T>(plane) == 0;
}

// The epilogue of a product whose rows are the planes of one row of the batch, `Plane` values each. Where planes are no
// whole registers, sums wait in a buffer until a register across their border is full.
template <class T, index Planes, index Plane, index ChunkPlanes, class Epilogue>
struct plane_epilogue {
  static constexpr index columns = Planes * Plane;
  static constexpr index lanes = lanes_for<T>(columns);
  static constexpr bool direct = fills_registers<T>(Plane);
  using Pack = pack<T, lanes>;

  Epilogue& epilogue;
  index row = 0;    // of the batch
  index begin = 0;  // the column of the buffer's first value
  alignas(64) T buffer[direct ? 1 : ChunkPlanes * Plane + 2 * lanes];

  explicit plane_epilogue(Epilogue& whole) : epilogue(whole) {}

  template <index Height, index Vectors, class Sum>
  ETCH_INLINE void tile(index plane, index column, Sum (&sum)[Height][Vectors]) {
#pragma GCC unroll 8
    for (index r = 0; r < Height; ++r) {
      const index at = (plane + r) * Plane + column;
      if constexpr (direct) {
        Sum line[1][Vectors];
#pragma GCC unroll 4
        for (index v = 0; v < Vectors; ++v) line[0][v] = sum[r][v];
        epilogue.tile(row, at, line);
      } else {
        T* to = buffer + (at - begin);
#pragma GCC unroll 4
        for (index v = 0; v < Vectors; ++v) {
          const index done = column + v * Sum::lanes;
          if (done + Sum::lanes <= Plane)
            sum[r][v].store(to + v * Sum::lanes);
          else if (done < Plane)
            sum[r][v].store_partial(to + v * Sum::lanes, Plane - done);
        }
      }
    }
  }

  // Planes up to `last` are complete: all whole registers go on, and after the last plane what is left.
  ETCH_INLINE void rows(index, index last) {
    if constexpr (!direct) {
      const bool end = last == Planes;
      const index made = last * Plane - begin, whole = end ? made : made / lanes * lanes;
      if (end) Pack::zero().store(buffer + made);
      for (index c = 0; c < whole; c += lanes) {
        Pack line[1][1] = {{Pack::load(buffer + c)}};
        epilogue.tile(row, begin + c, line);
      }
      Pack::load(buffer + whole).store(buffer);
      begin = end ? 0 : begin + whole;
    }
  }

  // The row is finished.
  ETCH_INLINE void finish() {
    if constexpr (finishes_rows<Epilogue>) epilogue.rows(row, row + 1);
    ++row;
  }
};

// Planes worked on before their sums go on: all that share a panel of weights, or a part of them so that a buffer for
// them stays small.
template <class T>
consteval index planes_at_once(index planes, index plane) {
  const bool direct = fills_registers<T>(plane);
  while (planes > 192 || (!direct && planes % 2 == 0 && planes * plane * sizeof(T) > 65536)) planes /= 2;
  return planes;
}

}  // namespace etch::inline ETCH_TARGET
