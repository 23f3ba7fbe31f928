// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// X·W for rows of X and a matrix of weights in panels: the forward pass of a dense layer.
#pragma once

#include <etch/kernel/detail/blocked.hpp>
#include <etch/kernel/detail/fetching_rows.hpp>

namespace etch::inline ETCH_TARGET {

// Rows of several panels side by side, which lie one behind the other.
template <class Stored, index Width, index Depth>
struct adjoining_panels : register_rows<Stored, constant<Width>> {
  using one_panel = register_rows<Stored, constant<Width>>;
  static constexpr index distance = round_up(Depth, one_panel::together) * Width;

  template <class Pack>
  ETCH_INLINE auto load(index depth, index column) const {
    return one_panel{this->data + column / Width * distance, {}}.template load<Pack>(depth, column % Width);
  }
};

// The panels as they lie, one behind the other: while a block is multiplied, the next is fetched.
template <class Stored, index In, index Out, bool FinishesRows>
struct stored_panels {
  static constexpr index width = panels<float, In, Out>::width;
  static constexpr bool from_afar = is_far<Stored, In, Out>;
  static constexpr index chunk_rows = from_afar && !FinishesRows ? rows_sharing : rows_kept_near;
  static constexpr index panels_together = sums_waiting / chunk_rows;
  // As weights stored as bfloat16 lie, of which those have the sums that are stored as floats.
  static constexpr index depth_step = 2;
  static constexpr index depth_limit = In <= 1024 ? In : divide_up(In, divide_up(In, 512));
  // The first cache holds a block that few rows share and, where B comes from afar, the one after it. With registers of
  // 64 bytes it is fetched there meanwhile. With narrower ones, and of many rows, blocks are fetched to the second
  // cache.
  static constexpr index blocks = from_afar ? 2 : 1;
  static constexpr index depth_of_few = smaller_of(depth_limit, first_cache / blocks / sizeof(float) / width);
  // One row reads all weights as they lie, without a stop.
  static constexpr index depth_for(index rows) { return rows == 1 ? In : rows <= 16 ? depth_of_few : depth_limit; }
  // One row of a layer that the first cache holds goes through narrow panels side by side: it is read once for all of
  // them. As floats, which have the sums of weights stored as bfloat16.
  static constexpr bool adjoin = register_count < 32 && is_near<float, In, Out>;
  const Stored* weights;

  template <index Width>
  ETCH_INLINE adjoining_panels<Stored, Width, In> adjoining(index column) const {
    return {{weights + column * round_up(In, register_rows<Stored, constant<Width>>::together), {}}};
  }

  template <index Width, class From, class Count>
  ETCH_INLINE auto panel(index column, From from, Count count, block_start next) const {
    std::conditional_t<from_afar, streamed_rows<Stored, Width, index>, panel_rows<Stored, Width, In>> here;
    here.data = weights + column * round_up(In, decltype(here)::together) + from * Width;
    if constexpr (from_afar) {
      const bool fits = register_bytes == 64 && count <= depth_of_few;
      here.steps_ahead = fits ? count : usual_steps_ahead::value;
      const index lines = fits ? 0 : count * Width / line<Stored>;
      return fetching_rows<decltype(here), Stored, 1>{
          here, {weights + panels<Stored, In, Out>::offset(next.depth, next.column), line<Stored>, lines}};
    } else
      return here;
  }
};

// epilogue.tile(row, column, sums) for every tile of X·W, epilogue.rows(first, last), if there is one, for finished
// rows. `rows` and `x_stride` are an index or a constant. Weights may be stored as something else than T.
template <class T, index In, index Out, class Rows, class Stride, class Stored, class Epilogue>
ETCH_INLINE void multiply(Rows rows, const T* x, Stride x_stride, const Stored* weights, Epilogue& epilogue) {
  using A = strided<T, Stride, constant<1>>;
  using Source = stored_panels<Stored, In, Out, finishes_rows<Epilogue>>;
  Source source{weights};
  blocked_product<T, Out, Rows, constant<In>, A, Source, Epilogue>{rows, {}, A{x, x_stride, {}}, source, epilogue}
      .run();
}

}  // namespace etch::inline ETCH_TARGET
