// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The gradient of the images that were convolved, from that of the result: each pixel sums over all windows that saw
// it.
#pragma once

#include <etch/kernel/detail/planes.hpp>
#include <etch/kernel/detail/window.hpp>

namespace etch::inline ETCH_TARGET {

// The depth of this product goes over panels of filters, within them over places in the window, within these over the
// panel's filters: as the weights of a channel lie.
template <class T, class Over, index Filters>
struct transposed_filters {
  using stored = panels<T, Over::depth, Filters>;
  static constexpr index panel_depth = Over::window * stored::width;
  const T* weights;

  ETCH_INLINE strided<T, index, constant<1>> at(index channel, index depth) const {
    const index panel = depth / panel_depth, width = stored::width_of(panel);
    return {weights + panel * stored::width * Over::depth + channel * Over::window * width + depth % panel_depth,
            Over::window * width,
            {}};
  }
};

// The largest part of a window whose lines for a panel of filters stay in the first cache.
template <class T>
consteval index window_part(index window, index filters, index width) {
  for (index parts = 1; parts < window; ++parts)
    if (window % parts == 0 && window / parts * filters * width * sizeof(T) <= 65536) return window / parts;
  return 1;
}

template <class T, class Over, index Filters, index ChunkRows>
struct gradient_panels {
  using stored = panels<T, Over::depth, Filters>;
  static constexpr index width = panels<T, 1, Over::plane>::width;
  static constexpr index chunk_rows = ChunkRows;
  static constexpr index depth_step = window_part<T>(Over::window, stored::width, width) * stored::width;
  static constexpr index depth_limit = depth_step;

  const T* gradient;
  alignas(64) T copy[depth_limit * width + native_lanes<T>];

  template <index Width>
  ETCH_INLINE register_rows<T, constant<Width>> panel(index column, index from, index count, block_start) {
    const index inside = smaller_of(Width, Over::plane - column);
    const index panel = from / (Over::window * stored::width), filters = stored::width_of(panel);
    const index first = from % (Over::window * stored::width);
    for (index k = 0; k < count; ++k) {
      T* line = copy + k * Width;
      const index at = (first + k) / filters, filter = panel * stored::width + (first + k) % filters;
      if (filter < Filters)
        write_seen_from<Over>(gradient + filter * Over::positions, gradient + Filters * Over::positions,
                              at / Over::horizontal::window, at % Over::horizontal::window, column, inside, line);
      else
        write_zeros<lanes_for<T>(Over::plane)>(line, inside);
      write_zeros<lanes_for<T>(Over::plane)>(line + inside, Width - inside);
    }
    return {copy, {}};
  }
};

// epilogue.tile(row, channel·plane + pixel, sums) for every tile, epilogue.rows(row, row + 1), if there is one, for
// each finished row.
template <class T, class Over, index Filters, class Rows, class Stride, class Epilogue>
ETCH_INLINE void convolve_by_transpose(Rows rows, const T* gradient, Stride stride, const T* weights,
                                       Epilogue& epilogue) {
  using stored = panels<T, Over::depth, Filters>;
  constexpr index chunk = planes_at_once<T>(smaller_of(round_up(Over::channels, 2), rows_kept_near), Over::plane);
  using A = transposed_filters<T, Over, Filters>;
  using Source = gradient_panels<T, Over, Filters, chunk>;
  using Planes = plane_epilogue<T, Over::channels, Over::plane, chunk, Epilogue>;
  Planes planes(epilogue);
  Source source;
  for (index row = 0; row < rows; ++row) {
    source.gradient = gradient + row * stride;
    blocked_product<T, Over::plane, index, index, A, Source, Planes>{Over::channels, Over::window * stored::columns,
                                                                     A{weights}, source, planes}
        .run();
    planes.finish();
  }
}

}  // namespace etch::inline ETCH_TARGET
