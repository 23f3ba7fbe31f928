// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// xᵀ·g for a single row x and one of a gradient g: the gradient of a dense layer's weights, row by row as they lie.
#pragma once

#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// Rows of the product within one panel: g stays in registers.
template <class T, index Vectors, index Lanes, class Inputs, class Tile>
ETCH_INLINE void outer_panel(Inputs inputs, index column, const T* x, const T* gradient, const Tile& tile) {
  using Pack = pack<T, Lanes>;
  Pack g[Vectors];
#pragma GCC unroll 4
  for (index v = 0; v < Vectors; ++v) g[v] = Pack::load(gradient + column + v * Lanes);
  for (index in = first_row(inputs); in < last_row(inputs); ++in) {
    const Pack value(x[in]);
    Pack product[1][Vectors];
#pragma GCC unroll 4
    for (index v = 0; v < Vectors; ++v) product[0][v] = value * g[v];
    tile(in, column, product);
  }
}

// epilogue.tiles(loops) is asked for a tile(in, out, products) that is called for all of them; g is readable up to
// padded<T>(Out). `inputs` are all rows or a range of them.
template <class T, index Out, class Inputs, class Epilogue>
ETCH_INLINE void multiply_outer(Inputs inputs, const T* x, const T* gradient, Epilogue& epilogue) {
  // Forced inline: clang would not, and then every tile would read where its memory lies.
  epilogue.tiles([&](const auto& tile) __attribute__((always_inline)) {
    const auto run_panel = [&]<index Vectors>(index at_column, constant<Vectors>) __attribute__((always_inline)) {
      outer_panel<T, Vectors, lanes_for<T>(Out)>(inputs, at_column, x, gradient, tile);
    };
    each_panel<T, Out>(inputs, run_panel);
  });
}

}  // namespace etch::inline ETCH_TARGET
