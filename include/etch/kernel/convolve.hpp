// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Convolution of images, one in each row of X, with filters whose weights lie in panels: the forward pass of a
// convolutional layer. No more of what the window sees is ever laid out than one panel needs.
#pragma once

#include <etch/kernel/detail/planes.hpp>
#include <etch/kernel/detail/window.hpp>

namespace etch::inline ETCH_TARGET {

// weight(filter, seen), read from its panels; a tile of filters must not cross a panel's border.
template <class T, index Depth, index Filters>
struct filters_of_panels {
  using stored = panels<T, Depth, Filters>;
  const T* weights;

  ETCH_INLINE strided<T, constant<1>, index> at(index filter, index seen) const {
    return {weights + stored::offset(seen, filter), {}, stored::width_of(filter / stored::width)};
  }
};

// seen(depth, position) for one image.
template <class T, class Over, index ChunkRows>
struct seen_panels {
  static constexpr index positions = Over::positions, depth = Over::depth;
  static constexpr index width = panels<T, 1, positions>::width;
  static constexpr index chunk_rows = ChunkRows, depth_step = 1;
  static constexpr index depth_limit = smaller_of(depth, first_cache / sizeof(T) / width);

  const T* image;
  alignas(64) T copy[depth_limit * width + native_lanes<T>];

  template <index Width, class From, class Count>
  ETCH_INLINE register_rows<T, constant<Width>> panel(index column, From from, Count count, block_start) {
    const index inside = smaller_of(Width, positions - column);
    for (index k = 0; k < count; ++k) {
      T* line = copy + k * Width;
      write_seen<Over>(image, from + k, column, inside, line);
      write_zeros<lanes_for<T>(positions)>(line + inside, Width - inside);
    }
    return {copy, {}};
  }
};

// epilogue.tile(row, filter·positions + position, sums) for every tile, epilogue.rows(row, row + 1), if there is one,
// for each finished row.
template <class T, class Over, index Filters, class Rows, class Stride, class Epilogue>
ETCH_INLINE void convolve(Rows rows, const T* x, Stride x_stride, const T* weights, Epilogue& epilogue) {
  constexpr index chunk =
      planes_at_once<T>(smaller_of(panels<T, Over::depth, Filters>::width, Filters), Over::positions);
  using A = filters_of_panels<T, Over::depth, Filters>;
  using Source = seen_panels<T, Over, chunk>;
  using Planes = plane_epilogue<T, Filters, Over::positions, chunk, Epilogue>;
  Planes planes(epilogue);
  Source source;
  for (index row = 0; row < rows; ++row) {
    source.image = x + row * x_stride;
    blocked_product<T, Over::positions, index, constant<Over::depth>, A, Source, Planes>{
        Filters, {}, A{weights}, source, planes}
        .run();
    planes.finish();
  }
}

}  // namespace etch::inline ETCH_TARGET
