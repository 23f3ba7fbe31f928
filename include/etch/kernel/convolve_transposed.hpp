// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What windows saw, times the gradient of what became of it, summed over all positions and rows: the gradient of a
// convolution's weights, tile by tile in their own layout.
#pragma once

#include <etch/kernel/detail/blocked.hpp>
#include <etch/kernel/detail/window.hpp>
#include <etch/kernel/transpose.hpp>

namespace etch::inline ETCH_TARGET {

// How many positions are laid out at a time; the depth of this product counts them through all rows.
inline constexpr index positions_at_once = 128;

// seen(row, position), laid out for one tile at a time.
template <class T, class Over, class Stride>
struct seen_tiles {
  static constexpr index line_length = positions_at_once;
  static constexpr index most_rows = 12;

  const T* x;
  Stride stride;
  T* lines;  // most_rows of them and a register

  template <index Height>
  ETCH_INLINE strided<T, constant<line_length>, constant<1>> tile(index seen, index from, index count) const {
    static_assert(Height <= most_rows);
    for (index r = 0; r < Height; ++r) {
      index at = from % Over::positions, left = count;
      const T* image = x + from / Over::positions * stride;
      T* to = lines + r * line_length;
      for (index run; left > 0; left -= run, to += run, at = 0, image += stride) {
        run = smaller_of(left, Over::positions - at);
        write_seen<Over>(image, seen + r, at, run, to);
      }
    }
    return {lines, {}, {}};
  }
};

// gradient(position, filter): the planes of the gradient side by side, made by transposing squares of registers.
template <class T, class Over, index Filters, class Stride>
struct gradient_columns {
  static constexpr index width = panels<T, 1, Filters>::width;
  static constexpr index chunk_rows = rows_kept_near, depth_step = 1, depth_limit = positions_at_once;
  static constexpr index lanes = lanes_for<T>(Filters);
  using Pack = pack<T, lanes>;

  const T* gradient;
  Stride stride;
  alignas(64) T copy[depth_limit * width];

  template <index Width>
  ETCH_INLINE register_rows<T, constant<Width>> panel(index filter, index from, index count, block_start) {
    index at = from % Over::positions;
    const T* row = gradient + from / Over::positions * stride;
    T* to = copy;
    for (index run; count > 0; count -= run, to += run * Width, at = 0, row += stride) {
      run = smaller_of(count, Over::positions - at);
      for (index f = 0; f < Width; f += lanes) {
        const T* plane = row + (filter + f) * Over::positions + at;
        const index planes = filter + f < Filters ? smaller_of(lanes, Filters - (filter + f)) : 0;
        index p = 0;
        for (; p + lanes <= run; p += lanes) write_square(to + p * Width + f, plane + p, planes, Width);
        for (; p < run; ++p)
          for (index i = 0; i < lanes; ++i) to[p * Width + f + i] = i < planes ? plane[i * Over::positions + p] : T{0};
      }
    }
    return {copy, {}};
  }

  ETCH_INLINE static void write_square(T* to, const T* from, index planes, index width_of_row) {
    Pack square[lanes];
#pragma GCC unroll 16
    for (index i = 0; i < lanes; ++i) square[i] = i < planes ? Pack::load(from + i * Over::positions) : Pack::zero();
    transpose(square);
#pragma GCC unroll 16
    for (index i = 0; i < lanes; ++i) square[i].store(to + i * width_of_row);
  }
};

// epilogue.tile(seen, filter, sums) for every tile of the product.
template <class T, class Over, index Filters, class XStride, class Stride, class Epilogue>
ETCH_INLINE void convolve_transposed(index rows, const T* x, XStride x_stride, const T* gradient, Stride stride,
                                     Epilogue& epilogue) {
  using A = seen_tiles<T, Over, XStride>;
  using Source = gradient_columns<T, Over, Filters, Stride>;
  alignas(64) T lines[A::most_rows * A::line_length + native_lanes<T>];
  Source source;
  source.gradient = gradient;
  source.stride = stride;
  blocked_product<T, Filters, constant<Over::depth>, index, A, Source, Epilogue>{
      {}, rows * Over::positions, A{x, x_stride, lines}, source, epilogue}
      .run();
}

}  // namespace etch::inline ETCH_TARGET
