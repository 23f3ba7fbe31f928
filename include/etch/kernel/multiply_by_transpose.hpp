// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// G·Wᵀ for rows of a gradient G and a matrix of weights in panels: the gradient of a dense layer's input.
#pragma once

#include <etch/kernel/detail/blocked.hpp>
#include <etch/kernel/detail/fetching_rows.hpp>
#include <etch/kernel/transpose.hpp>

namespace etch::inline ETCH_TARGET {

// Panels of Wᵀ, made from those of W by transposing squares of registers.
template <class T, index In, index Out>
struct transposed_panels {
  using stored = panels<T, In, Out>;
  static constexpr index width = panels<T, Out, In>::width;
  static constexpr index lanes = smaller_of(lanes_for<T>(In), lanes_for<T>(Out));
  // In whole squares.
  static constexpr index depth_of(index bytes) {
    return smaller_of(round_up(Out, lanes), bytes / sizeof(T) / width / lanes * lanes);
  }
  static constexpr index depth_limit = depth_of(3 * first_cache);
  // Several tiles of few rows find what the first has read in the first cache.
  static constexpr index depth_for(index rows) { return rows <= 64 ? depth_of(first_cache / 2) : depth_limit; }
  static constexpr index chunk_rows = rows_sharing_copy, panels_together = sums_waiting / chunk_rows;
  static constexpr index depth_step = lanes;

  const T* weights;
  alignas(64) T copy[depth_limit * width];

  template <index Width>
  ETCH_INLINE auto panel(index column, index from, index count, block_start next) {
    for (index out = from; out < from + count; out += lanes)
      for (index in = 0; in < Width; in += lanes)
        transpose_square<T, lanes>(weights + stored::offset(column + in, out), stored::width_of(out / stored::width),
                                   In - smaller_of(In, column + in), copy + (out - from) * Width + in, Width);
    panel_rows<T, Width, depth_limit> here;
    here.data = copy;
    if constexpr (is_far<T, In, Out>) {
      constexpr index lines = Width * stored::width * sizeof(T) / cache_line;
      return fetching_rows<decltype(here), T, lines>{here,
                                                     {weights + stored::offset(next.column, next.depth),
                                                      In * stored::width, count * Width * sizeof(T) / cache_line}};
    } else
      return here;
  }
};

// epilogue.tile(row, in, sums) for every tile of G·Wᵀ, epilogue.rows(first, last), if there is one, for finished rows.
template <class T, index In, index Out, class Rows, class Stride, class Epilogue>
ETCH_INLINE void multiply_by_transpose(Rows rows, const T* gradient, Stride stride, const T* weights,
                                       Epilogue& epilogue) {
  using A = strided<T, Stride, constant<1>>;
  using Source = transposed_panels<T, In, Out>;
  Source source;
  source.weights = weights;
  blocked_product<T, In, Rows, constant<Out>, A, Source, Epilogue>{rows, {}, A{gradient, stride, {}}, source, epilogue}
      .run();
}

}  // namespace etch::inline ETCH_TARGET
