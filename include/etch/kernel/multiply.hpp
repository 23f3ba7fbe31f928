// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// X·W for rows of X and a matrix of weights in panels: the forward pass of a dense layer.
#pragma once

#include <etch/kernel/detail/blocked.hpp>
#include <etch/kernel/detail/fetching_rows.hpp>

namespace etch::inline ETCH_TARGET {

inline constexpr index multiply_chunk_rows = 96;

// The panels as they lie, one behind the other: while a block is multiplied, the next is fetched.
template <class Stored, index In, index Out, class AtOnce>
struct stored_panels {
  static constexpr index width = panels<float, In, Out>::width;
  static constexpr index chunk_rows = multiply_chunk_rows;
  // As weights stored as bfloat16 lie, of which those have the sums that are stored as floats.
  static constexpr index depth_step = 2;
  static constexpr index depth_limit = In <= 1024 ? In : divide_up(In, divide_up(In, 1024));
  static constexpr index few_rows = 16, depth_of_few = smaller_of(depth_limit, first_cache / sizeof(float) / width);
  const Stored* weights;
  AtOnce at_once;

  template <index Width, class From, class Count>
  ETCH_INLINE auto panel(index column, From from, Count count) const {
    panel_rows<Stored, Width, In> here;
    here.data = weights + column * round_up(In, panel_rows<Stored, Width, In>::together) + from * Width;
    if constexpr (is_far<Stored, In, Out>) {
      const index size = count * Width;
      return fetching_rows<decltype(here), Stored, 1, AtOnce>{
          here, {here.data + size, line<Stored>, size / line<Stored>}, at_once};
    } else
      return here;
  }
};

// The lines of a block that each step of a tile fetches. At one, the two tiles of few rows would fetch half of it.
template <class Stored, index In, index Out, class Rows>
ETCH_INLINE auto lines_at_once(Rows rows) {
  if constexpr (In * Out * sizeof(Stored) < 8 * second_cache || is_one<Rows>)
    return constant<1>{};
  else
    return index{all_rows(rows) <= 2 * tile_rows(panels<float, In, Out>::vectors) ? 2u : 1u};
}

// epilogue.tile(row, column, sums) for every tile of X·W, epilogue.rows(first, last), if there is one, for finished
// rows. `rows` and `x_stride` are an index or a constant. Weights may be stored as something else than T.
template <class T, index In, index Out, class Rows, class Stride, class Stored, class Epilogue>
ETCH_INLINE void multiply(Rows rows, const T* x, Stride x_stride, const Stored* weights, Epilogue& epilogue) {
  using A = strided<T, Stride, constant<1>>;
  auto at_once = lines_at_once<Stored, In, Out>(rows);
  using Source = stored_panels<Stored, In, Out, decltype(at_once)>;
  Source source{weights, at_once};
  blocked_product<T, Out, Rows, constant<In>, A, Source, Epilogue>{rows, {}, A{x, x_stride, {}}, source, epilogue}
      .run();
}

}  // namespace etch::inline ETCH_TARGET
