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

// Rows of whole registers, `stride` apart. What lies in one register is loaded together, and row(loaded, r) is one of
// it.
template <class T, class Stride = index>
struct register_rows {
  static constexpr index together = 1;
  const T* data;
  Stride stride;

  template <class Pack>
  ETCH_INLINE Pack load(index depth, index column) const {
    return Pack::load(data + depth * stride + column);
  }
  template <class Pack>
  ETCH_INLINE static Pack row(Pack loaded, index) {
    return loaded;
  }
};
// Two rows of bfloat16 in each register, as panels<bfloat16> has them. They are loaded from an even depth.
template <class Stride>
struct register_rows<bfloat16, Stride> {
  static constexpr index together = 2;
  const bfloat16* data;
  Stride stride;

  template <class Pack>
  ETCH_INLINE typename Pack::bits_type load(index depth, index column) const {
    typename Pack::bits_type both;
    __builtin_memcpy(&both, data + depth * stride + 2 * column, sizeof(both));
    return both;
  }
  template <class Pack>
  ETCH_INLINE static Pack row(typename Pack::bits_type both, index r) {
    return Pack::of_bits(r == 0 ? both << 16 : both & ~0xffff);
  }
};

// Sums held at once: fewer than 8 chains of additions would wait for each other.
template <index Rows, index Vectors>
inline constexpr index partial_sums = Rows* Vectors >= 8   ? 1
                                      : Rows* Vectors >= 4 ? 2
                                                           : 4;

// sum(row, ·) += a(row, depth)·row_of_b
template <index Rows, index Vectors, class A, class Pack>
ETCH_INLINE void multiply_row(A a, index depth, const Pack (&row_of_b)[Vectors], Pack (&sum)[Rows][Vectors]) {
#pragma GCC unroll 12
  for (index row = 0; row < Rows; ++row) {
    const Pack value(a.data[row * a.row_stride + depth * a.depth_stride]);
#pragma GCC unroll 4
    for (index v = 0; v < Vectors; ++v) sum[row][v] = fma(value, row_of_b[v], sum[row][v]);
  }
}

// All rows of b that are loaded at `depth`, each for a sum of its own.
template <index Rows, index Vectors, class A, class B, class Pack>
ETCH_INLINE void multiply_together(A a, B b, index depth, Pack (*sum)[Rows][Vectors]) {
  Pack rows_of_b[B::together][Vectors];
#pragma GCC unroll 4
  for (index v = 0; v < Vectors; ++v) {
    auto loaded = b.template load<Pack>(depth, v * Pack::lanes);
    if constexpr (B::together > 1) loaded = machine::in_register(loaded);
#pragma GCC unroll 2
    for (index r = 0; r < B::together; ++r) rows_of_b[r][v] = B::template row<Pack>(loaded, r);
  }
#pragma GCC unroll 2
  for (index r = 0; r < B::together; ++r) multiply_row(a, depth + r, rows_of_b[r], sum[r]);
}

// Only row r of those.
template <index Rows, index Vectors, class A, class B, class Pack>
ETCH_INLINE void multiply_one(A a, B b, index depth, index r, Pack (&sum)[Rows][Vectors]) {
  Pack row_of_b[Vectors];
#pragma GCC unroll 4
  for (index v = 0; v < Vectors; ++v)
    row_of_b[v] = B::template row<Pack>(b.template load<Pack>(depth, v * Pack::lanes), r);
  multiply_row(a, depth + r, row_of_b, sum);
}

// sum += A·B over `depth` steps; `beside(step)` runs along where the tile is large enough to hide it.
template <index Rows, index Vectors, class Depth, class A, class B, class Beside, class Pack>
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
      for (index p = 0; p < parts; p += B::together) multiply_together(a, b, k + p, part + p);
    }
#pragma GCC unroll 4
    for (index p = 0; p + 1 < parts; ++p)
      if (k + p < depth) multiply_one(a, b, k + p - p % B::together, p % B::together, part[p]);
#pragma GCC unroll 12
    for (index row = 0; row < Rows; ++row)
#pragma GCC unroll 4
      for (index v = 0; v < Vectors; ++v) {
        if constexpr (parts == 4)
          sum[row][v] = (part[0][row][v] + part[1][row][v]) + (part[2][row][v] + part[3][row][v]);
        else
          sum[row][v] = part[0][row][v] + part[1][row][v];
      }
  } else if constexpr (B::together == 2) {
    index k = 0;
    for (; k + 2 <= depth; k += 2) {
      beside(k);
      multiply_one(a, b, k, 0, sum);
      beside(k + 1);
      multiply_one(a, b, k, 1, sum);
    }
    if (k < depth) multiply_one(a, b, k, 0, sum);
  } else {
    for (index k = 0; k < depth; ++k) {
      beside(k);
      multiply_one(a, b, k, 0, sum);
    }
  }
}

}  // namespace etch::inline ETCH_TARGET
