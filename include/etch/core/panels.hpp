// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How a matrix of weights lies in memory: in panels of columns, each as wide as the micro-kernel's tile, so that the
// kernel reads it from first to last and nothing is packed at run time.
#pragma once

#include <etch/core/bfloat16.hpp>
#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/lanes.hpp>

namespace etch::inline ETCH_TARGET {

// Registers side by side in a tile over `columns` columns. 32 registers carry 6 × 4 accumulators, 16 carry 6 × 2; three
// where it leaves a fuller last panel than four.
template <class T>
consteval index tile_vectors(index columns) {
  const index registers = divide_up(columns, lanes_for<T>(columns));
  const index widest = register_count >= 32 ? 4 : 2;
  if (registers <= widest) return registers;
  if (widest == 4 && registers % 4 != 0 && (registers % 3 == 0 || registers % 3 > registers % 4)) return 3;
  return widest;
}

// Rows of a tile that is `vectors` registers wide: as many as leave room for a row of B and a value of A.
constexpr index tile_rows(index vectors) {
  if (register_count >= 32) return vectors == 4 ? 6 : 8;
  if (register_bytes == 32) return vectors == 2 ? 6 : 8;
  return vectors == 2 ? 4 : 8;
}

// The rows after which the tiles of all panels of a product with so many columns begin anew.
template <class T>
consteval index tile_period(index columns) {
  const index vectors = tile_vectors<T>(columns), rest = divide_up(columns, lanes_for<T>(columns)) % vectors;
  const index step = tile_rows(vectors);
  index period = step;
  while (rest != 0 && period % tile_rows(rest) != 0) period += step;
  return period;
}

// How many panels those columns have.
template <class T>
consteval index panel_count(index columns) {
  return divide_up(divide_up(columns, lanes_for<T>(columns)), tile_vectors<T>(columns));
}

// The rows of the tile that begins where so many are left.
constexpr index tile_height(index tall, index left) { return left >= tall ? tall : left >= 2 ? 2 : 1; }

// In × Out values: panels of `width` columns, each stored row after row; the last may be narrower, of whole registers.
// Padding columns are zero.
template <class T, index In, index Out>
struct panels {
  static constexpr index lanes = lanes_for<T>(Out);
  static constexpr index vectors = tile_vectors<T>(Out);
  static constexpr index width = lanes * vectors;
  static constexpr index columns = padded<T>(Out);
  static constexpr index size = In * columns;

  static constexpr index width_of(index panel) {
    return (panel + 1) * width <= columns ? width : columns - panel * width;
  }
  static constexpr index offset(index in, index out) {
    const index panel = out / width;
    return panel * width * In + in * width_of(panel) + out % width;
  }
};

// Rows 2k and 2k + 1 share lanes of 32 bits, row 2k in the lower halves: what is read at once belongs to one column,
// and becomes two floats by a shift and a mask. After an odd number of rows the last upper halves are zero.
template <index In, index Out>
struct panels<bfloat16, In, Out> {
  using pairs = panels<float, divide_up(In, 2), Out>;
  static constexpr index size = 2 * pairs::size;

  static constexpr index offset(index in, index out) {
    return 2 * pairs::offset(in / 2, out) + (std::endian::native == std::endian::little ? in % 2 : 1 - in % 2);
  }
};

}  // namespace etch::inline ETCH_TARGET
