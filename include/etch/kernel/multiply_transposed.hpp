// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Xᵀ·G for rows of X and of a gradient G: the gradient of a dense layer's weights, tile by tile in their own layout.
#pragma once

#include <etch/kernel/detail/blocked.hpp>
#include <etch/kernel/detail/fetching_rows.hpp>

namespace etch::inline ETCH_TARGET {

// Rows of G, `stride` apart. Those of several panels are copied side by side first: many pieces of rows at a
// power-of-two distance would fight for the same cache sets.
template <class T, index Out, class Stride, index RowsAtOnce>
struct gradient_rows {
  static constexpr index width = panels<T, 1, Out>::width;
  static constexpr bool copies = padded<T>(Out) > width, long_rows = padded<T>(Out) * sizeof(T) >= 2048;
  static constexpr index chunk_rows = copies ? rows_sharing_copy : rows_kept_near;
  static constexpr index panels_together = sums_waiting / chunk_rows;
  static constexpr index depth_step = 1;
  static constexpr index depth_limit = copies ? RowsAtOnce : 1024;

  const T* gradient;
  Stride stride;
  alignas(64) T copy[copies ? depth_limit * width : 1];

  template <index Width>
  ETCH_INLINE auto panel(index column, index from, index count, block_start next) {
    const T* first = gradient + from * stride + column;
    if constexpr (copies) {
      using Pack = pack<T, lanes_for<T>(Out)>;
      for (index k = 0; k < count; ++k)
        for (index c = 0; c < Width; c += Pack::lanes) Pack::load(first + k * stride + c).store(copy + k * Width + c);
      using copied = register_rows<T, constant<Width>>;
      if constexpr (long_rows) {
        constexpr index lines = divide_up(Width * sizeof(T), cache_line);
        return fetching_rows<copied, T, lines>{{copy, {}},
                                               {gradient + next.depth * stride + next.column, stride, count * lines}};
      } else
        return copied{copy, {}};
    } else {
      return register_rows<T, Stride>{first, stride};
    }
  }
};

// The columns of X: a(in, row) = x[row·stride + in]. A tile fetches the rows of its next steps, and to the second cache
// the columns of tiles to come.
template <class T, class Stride>
struct columns_of_rows : strided<T, constant<1>, Stride> {
  // Fewer where each lies in a page of its own, whose addresses the processor is to have at hand.
  static constexpr index rows_at_once = is_at_most<Stride, 4096 / sizeof(T) - 1> ? 128 : 96;

  ETCH_INLINE columns_of_rows at(index in, index row) const {
    return {{this->data + row * this->depth_stride + in, {}, this->depth_stride}};
  }
  ETCH_INLINE void fetch_ahead(index row) const {
    if constexpr (is_constant<Stride>)
      if constexpr (Stride::value * sizeof(T) >= long_row) {
        __builtin_prefetch(this->data + (row + 8) * this->depth_stride);
        __builtin_prefetch(this->data + row * this->depth_stride + 3 * line<T>, 0, 2);
      }
  }
};

// The same, and beside each row another one is fetched, which will be read later: `next` says where each of them lies.
template <class T, class Stride>
struct columns_before : columns_of_rows<T, Stride> {
  using here = columns_of_rows<T, Stride>;
  const T* const* next;
  index in = 0;

  ETCH_INLINE columns_before at(index row, index depth) const { return {here::at(row, depth), next + depth, in + row}; }
  // To the second cache, since the first is needed for what is multiplied meanwhile.
  ETCH_INLINE void fetch_ahead(index depth) const {
    here::fetch_ahead(depth);
    __builtin_prefetch(next[depth] + in, 0, 2);
  }
};

// epilogue.tile(in, out, sums) for every tile of the In × Out product; rows of G are readable up to padded<T>(Out).
// `inputs` are all In or a range of them, `x` their columns.
template <class T, index Out, class Inputs, class Rows, class X, class Stride, class Epilogue>
ETCH_INLINE void multiply_transposed(Inputs inputs, Rows rows, X x, const T* gradient, Stride stride,
                                     Epilogue& epilogue) {
  using Source = gradient_rows<T, Out, Stride, X::rows_at_once>;
  Source source;
  source.gradient = gradient;
  source.stride = stride;
  blocked_product<T, Out, Inputs, Rows, X, Source, Epilogue>{inputs, rows, x, source, epilogue}.run();
}

}  // namespace etch::inline ETCH_TARGET
