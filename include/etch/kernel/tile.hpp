// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The micro-kernel: a tile of C = A·B kept in registers while it walks along the depth.
#pragma once

#include <type_traits>

#include <etch/core/panels.hpp>
#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

// An extent or a stride known at compile time.
template <index Value>
using constant = std::integral_constant<index, Value>;

template <class Extent>
inline constexpr bool is_constant = requires {
  Extent::value;
};

// Some of a product's rows and panels of columns. The first row is where a tile of the whole product begins.
struct tile_range {
  index first, last, first_panel, last_panel;
};
ETCH_INLINE constexpr index first_row(index) { return 0; }
ETCH_INLINE constexpr index last_row(index rows) { return rows; }
ETCH_INLINE constexpr index first_row(const tile_range& tiles) { return tiles.first; }
ETCH_INLINE constexpr index last_row(const tile_range& tiles) { return tiles.last; }

// a(row, depth) = data[row·row_stride + depth·depth_stride]; one of the strides is usually 1.
template <class T, class RowStride = index, class DepthStride = index>
struct strided {
  const T* data;
  RowStride row_stride;
  DepthStride depth_stride;

  ETCH_INLINE strided at(index row, index depth) const {
    return {data + row * row_stride + depth * depth_stride, row_stride, depth_stride};
  }
};

// Rows of whole registers, `stride` apart.
template <class T, class Stride = index>
struct register_rows {
  const T* data;
  Stride stride;
};

// Sums held at once: fewer than 8 chains of additions would wait for each other.
template <index Rows, index Vectors>
inline constexpr index partial_sums = Rows* Vectors >= 8   ? 1
                                      : Rows* Vectors >= 4 ? 2
                                                           : 4;

// sum(row, ·) += a(row, depth)·b(depth, ·)
template <index Rows, index Vectors, class T, class A, class B, class Pack>
ETCH_INLINE void multiply_one(A a, B b, index depth, Pack (&sum)[Rows][Vectors]) {
  const T* from = b.data + depth * b.stride;
  Pack row_of_b[Vectors];
#pragma GCC unroll 4
  for (index v = 0; v < Vectors; ++v) row_of_b[v] = Pack::load(from + v * Pack::lanes);
#pragma GCC unroll 12
  for (index row = 0; row < Rows; ++row) {
    const Pack value(a.data[row * a.row_stride + depth * a.depth_stride]);
#pragma GCC unroll 4
    for (index v = 0; v < Vectors; ++v) sum[row][v] = fma(value, row_of_b[v], sum[row][v]);
  }
}

// sum += A·B over `depth` steps; `beside(step)` runs along where the tile is large enough to hide it.
template <index Rows, index Vectors, class T, class Depth, class A, class B, class Beside, class Pack>
ETCH_INLINE void multiply_tile(Depth depth, A a, B b, Beside beside, Pack (&sum)[Rows][Vectors]) {
  constexpr index parts = partial_sums<Rows, Vectors>;
  if constexpr (parts > 1) {
    Pack part[parts][Rows][Vectors];
#pragma GCC unroll 4
    for (index p = 0; p < parts; ++p)
#pragma GCC unroll 12
      for (index row = 0; row < Rows; ++row)
#pragma GCC unroll 4
        for (index v = 0; v < Vectors; ++v) part[p][row][v] = p == 0 ? sum[row][v] : Pack::zero();
    index k = 0;
    for (; k + parts <= depth; k += parts) {
#pragma GCC unroll 4
      for (index p = 0; p < parts; ++p) multiply_one<Rows, Vectors, T>(a, b, k + p, part[p]);
    }
#pragma GCC unroll 4
    for (index p = 0; p + 1 < parts; ++p)
      if (k + p < depth) multiply_one<Rows, Vectors, T>(a, b, k + p, part[p]);
#pragma GCC unroll 12
    for (index row = 0; row < Rows; ++row)
#pragma GCC unroll 4
      for (index v = 0; v < Vectors; ++v) {
        if constexpr (parts == 4)
          sum[row][v] = (part[0][row][v] + part[1][row][v]) + (part[2][row][v] + part[3][row][v]);
        else
          sum[row][v] = part[0][row][v] + part[1][row][v];
      }
  } else {
    for (index k = 0; k < depth; ++k) {
      beside(k);
      multiply_one<Rows, Vectors, T>(a, b, k, sum);
    }
  }
}

}  // namespace etch::inline ETCH_TARGET
