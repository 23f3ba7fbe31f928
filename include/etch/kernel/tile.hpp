// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The micro-kernel: a tile of C = A·B kept in registers while it walks along the depth.
#pragma once

#include <cstdint>
#include <type_traits>

#include <etch/core/panels.hpp>
#include <etch/kernel/reduce.hpp>
#include <etch/kernel/tile_row.hpp>

namespace etch::inline ETCH_TARGET {

// An extent or a stride known at compile time.
template <index Value>
using constant = std::integral_constant<index, Value>;

template <class Extent>
inline constexpr bool is_constant = requires {
  Extent::value;
};

template <class Extent, index Most>
inline constexpr bool is_at_most = false;
template <index Value, index Most>
inline constexpr bool is_at_most<constant<Value>, Most> = Value <= Most;

template <class Extent>
inline constexpr bool is_one = std::is_same_v<Extent, constant<1>>;

// Some of a product's rows and panels of columns. The first row is where a tile of the whole product begins.
struct tile_range {
  index first, last, first_panel, last_panel;
  index all_rows;
};
// Those of the whole product: what is done in another way for few rows keeps its bits when they are shared out.
ETCH_INLINE constexpr index all_rows(index rows) { return rows; }
ETCH_INLINE constexpr index all_rows(const tile_range& tiles) { return tiles.all_rows; }
ETCH_INLINE constexpr index first_row(index) { return 0; }
ETCH_INLINE constexpr index last_row(index rows) { return rows; }
ETCH_INLINE constexpr index first_row(const tile_range& tiles) { return tiles.first; }
ETCH_INLINE constexpr index last_row(const tile_range& tiles) { return tiles.last; }
ETCH_INLINE constexpr index first_panel(index) { return 0; }
ETCH_INLINE constexpr index first_panel(const tile_range& tiles) { return tiles.first_panel; }
ETCH_INLINE constexpr index last_panel(index, index panels) { return panels; }
ETCH_INLINE constexpr index last_panel(const tile_range& tiles, index) { return tiles.last_panel; }

// visit(column, constant<Vectors>) for each of those panels of `Columns` columns: the last may have fewer registers.
template <class T, index Columns, class Tiles, class Visit>
ETCH_INLINE void each_panel(const Tiles& tiles, const Visit& visit) {
  using product = panels<T, 1, Columns>;
  constexpr index full = product::columns / product::width, rest = product::columns % product::width;
  const index end = last_panel(tiles, panel_count<T>(Columns));
  for (index panel = first_panel(tiles); panel < smaller_of(end, full); ++panel)
    visit(panel * product::width, constant<product::vectors>{});
  if constexpr (rest > 0)
    if (end > full) visit(full * product::width, constant<rest / product::lanes>{});
}

// a(row, depth) = data[row·row_stride + depth·depth_stride]; one of the strides is usually 1.
template <class T, class RowStride = index, class DepthStride = index>
struct strided {
  const T* data;
  RowStride row_stride;
  DepthStride depth_stride;

  ETCH_INLINE strided at(index row, index depth) const {
    return {data + row * row_stride + depth * depth_stride, row_stride, depth_stride};
  }
  template <class Pack>
  ETCH_INLINE Pack value(index row, index depth) const {
    return Pack(data[row * row_stride + depth * depth_stride]);
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
  ETCH_INLINE typename Pack::raw_type load(index depth, index column) const {
    return Pack::load(data + depth * stride + column).raw;
  }
  template <class Pack>
  ETCH_INLINE static Pack row(typename Pack::raw_type loaded, index) {
    return Pack::of(loaded);
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
template <index Registers>
inline constexpr index partial_sums = Registers >= 8   ? 1
                                      : Registers >= 4 ? 2
                                                       : 4;

// A scalar in all lanes. Where a row narrows clang would load it narrow and spread it from there, with a unit that
// multiplies.
template <class Row, class A>
ETCH_INLINE auto scalar_of(A a, index row, index depth) {
  const auto value = a.template value<typename Row::Pack>(row, depth);
  if constexpr (Row::narrows)
    return Row::Pack::of(machine::as_whole(value.raw));
  else
    return value;
}

// sum(row, ·) += a(row, depth)·row_of_b
template <index Rows, class A, class Row>
ETCH_INLINE void multiply_row(A a, index depth, const Row& row_of_b, Row (&sum)[Rows]) {
#pragma GCC unroll 8
  for (index row = 0; row < Rows; ++row) sum[row] = fma(scalar_of<Row>(a, row, depth), row_of_b, sum[row]);
}

// A register of b from memory. Where several rows need it gcc would load it for each.
template <class Pack, index Rows, class B>
ETCH_INLINE auto load_for(B b, index depth, index column) {
  const auto loaded = b.template load<Pack>(depth, column);
  if constexpr (Rows > 1)
    return machine::in_register(loaded);
  else
    return loaded;
}

// All rows of b that are loaded at `depth`, each for a sum of its own.
template <index Rows, class A, class B, class Row>
ETCH_INLINE void multiply_together(A a, B b, index depth, Row (*sum)[Rows]) {
  using Pack = typename Row::Pack;
  decltype(b.template load<Pack>(depth, 0)) loaded[Row::vectors];
#pragma GCC unroll 8
  for (index v = 0; v < Row::vectors; ++v) loaded[v] = load_for<Pack, Rows * B::together>(b, depth, v * Pack::lanes);
  const auto row_of_b = [&](index r) {
    return Row::of([&](index at_column) { return B::template row<Pack>(loaded[at_column / Pack::lanes], r); });
  };
  multiply_row(a, depth, row_of_b(0), sum[0]);
  if constexpr (B::together == 2) multiply_row(a, depth + 1, row_of_b(1), sum[1]);
}

// Only row r of those.
template <index Rows, class A, class B, class Row>
ETCH_INLINE void multiply_one(A a, B b, index depth, index r, Row (&sum)[Rows]) {
  using Pack = typename Row::Pack;
  multiply_row(a, depth + r, Row::of([&](index at_column) {
                 return B::template row<Pack>(load_for<Pack, Rows>(b, depth, at_column), r);
               }),
               sum);
}

// Rows of b, each for another of so many sums. Of four the second comes first: cache lines that are asked for strictly
// in turn come up to a fifth slower from the third cache of an EPYC.
template <index Parts, index Rows, class A, class B, class Row>
ETCH_INLINE void multiply_parts(A a, B b, index depth, Row (&sum)[Parts][Rows]) {
#pragma GCC unroll 4
  for (index p = 0; p < Parts; p += B::together) {
    const index part = Parts == 4 ? p ^ B::together : p;
    multiply_together(a, b, depth + part, sum + part);
  }
}

// sum += A·B over `depth` steps; `beside(step)` runs along where the tile is large enough to hide it.
template <index Rows, class Depth, class A, class B, class Beside, class Row>
ETCH_INLINE void multiply_tile(Depth depth, A a, B b, Beside beside, Row (&sum)[Rows]) {
  constexpr index parts = partial_sums<Rows * Row::vectors>;
  if constexpr (parts > 1) {
    Row part[parts][Rows];
#pragma GCC unroll 4
    for (index p = 0; p < parts; ++p)
#pragma GCC unroll 8
      for (index row = 0; row < Rows; ++row)
        part[p][row] = p == 0 ? sum[row] : Row::of([](index) { return Row::Pack::zero(); });
    index k = 0;
    if constexpr (is_at_most<Depth, 4 * parts>) {  // few steps, written out: x may be in registers
#pragma GCC unroll 4
      for (; k + parts <= Depth::value; k += parts) multiply_parts(a, b, k, part);
    } else {
      ETCH_ROLLED
      for (; k + parts <= depth; k += parts) multiply_parts(a, b, k, part);
    }
#pragma GCC unroll 4
    for (index p = 0; p + 1 < parts; ++p)
      if (k + p < depth) multiply_one(a, b, k + p - p % B::together, p % B::together, part[p]);
#pragma GCC unroll 8
    for (index row = 0; row < Rows; ++row)
      if constexpr (parts == 4)
        sum[row] = (part[0][row] + part[1][row]) + (part[2][row] + part[3][row]);
      else
        sum[row] = part[0][row] + part[1][row];
  } else if constexpr (B::together == 2) {
    index k = 0;
    ETCH_ROLLED
    for (; k + 2 <= depth; k += 2) {
      beside(k);
      multiply_one(a, b, k, 0, sum);
      beside(k + 1);
      multiply_one(a, b, k, 1, sum);
    }
    if (k < depth) multiply_one(a, b, k, 0, sum);
  } else if constexpr (is_at_most<Depth, 8>) {
    ETCH_FEW_STEPS
    for (index k = 0; k < Depth::value; ++k) {
      beside(k);
      multiply_one(a, b, k, 0, sum);
    }
  } else {
    ETCH_ROLLED
    for (index k = 0; k < depth; ++k) {
      beside(k);
      if constexpr (requires { a.fetch_ahead(k); }) a.fetch_ahead(k);
      if constexpr (requires { b.fetch_ahead(k); }) b.fetch_ahead(k);
      multiply_one(a, b, k, 0, sum);
    }
  }
}

// A matrix whose rows are read a register at a time.
template <class T, class RowStride>
struct register_columns {
  const T* data;
  RowStride row_stride;

  template <class Pack>
  ETCH_INLINE Pack value(index row, index step) const {
    return Pack::load(data + row * row_stride + step * Pack::lanes);
  }
};

// One column, a register at a time along the depth.
template <class Stored>
struct column_registers {
  static constexpr index together = 1;
  const Stored* data;

  template <class Pack>
  ETCH_INLINE typename Pack::raw_type load(index step, index) const {
    const Stored* from = data + step * Pack::lanes;
    if constexpr (std::is_same_v<Stored, bfloat16>) {
      machine::vector<std::uint16_t, Pack::lanes> stored;
      __builtin_memcpy(&stored, from, sizeof(stored));
      return Pack::of_bits(__builtin_convertvector(stored, typename Pack::bits_type) << 16).raw;
    } else {
      return Pack::load(from).raw;
    }
  }
  template <class Pack>
  ETCH_INLINE static Pack row(typename Pack::raw_type loaded, index) {
    return Pack::of(loaded);
  }
};

// Where B is one column, whole registers along the depth are multiplied.
template <index Rows, class Depth, class T, class RowStride, class Stored, class Beside>
ETCH_INLINE void multiply_tile(Depth depth, strided<T, RowStride, constant<1>> a, register_rows<Stored, constant<1>> b,
                               Beside beside, tile_row<T, 1, 1, 1> (&sum)[Rows]) {
  constexpr index lanes = [] {
    if constexpr (is_constant<Depth>)
      return lanes_within<T>(Depth::value);
    else
      return native_lanes<T>;
  }();
  index done = 0;
  if constexpr (lanes > 1) {
    tile_row<T, lanes, 1, lanes> wide[Rows];
#pragma GCC unroll 8
    for (index row = 0; row < Rows; ++row) wide[row] = {pack<T, lanes>::zero()};
    const index steps = depth / lanes;
    multiply_tile(steps, register_columns<T, RowStride>{a.data, a.row_stride}, column_registers<Stored>{b.data}, beside,
                  wide);
#pragma GCC unroll 8
    for (index row = 0; row < Rows; ++row) sum[row].first += pack<T, 1>(reduce_sum(wide[row].first));
    done = steps * lanes;
  }
  constexpr index together = register_rows<Stored, constant<1>>::together;
  for (index k = done; k < depth; ++k) multiply_one(a, b, k - k % together, k % together, sum);
}

}  // namespace etch::inline ETCH_TARGET
