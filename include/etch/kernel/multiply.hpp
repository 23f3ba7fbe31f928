// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// X·W for rows of X and a matrix of weights in panels: the forward pass of a dense layer.
#pragma once

#include <etch/kernel/detail/blocked.hpp>

namespace etch::inline ETCH_TARGET {

// The panels as they lie.
template <class T, index In, index Out>
struct stored_panels {
  static constexpr index chunk_rows = 96;
  static constexpr index depth_step = 1;
  static constexpr index depth_limit = In <= 1024 ? In : divide_up(In, divide_up(In, 1024));
  const T* weights;

  template <index Width, class From, class Count>
  ETCH_INLINE register_rows<T, constant<Width>> panel(index column, From from, Count) const {
    return {weights + column * In + from * Width, {}};
  }
};

// epilogue.tile(row, column, sums) for every tile of X·W, epilogue.rows(first, last), if there is one, for finished
// rows. `rows` and `x_stride` are an index or a constant.
template <class T, index In, index Out, class Rows, class Stride, class Epilogue>
ETCH_INLINE void multiply(Rows rows, const T* x, Stride x_stride, const T* weights, Epilogue& epilogue) {
  using A = strided<T, Stride, constant<1>>;
  using Source = stored_panels<T, In, Out>;
  Source source{weights};
  blocked_product<T, Out, Rows, constant<In>, A, Source, Epilogue>{rows, {}, A{x, x_stride, {}}, source, epilogue}
      .run();
}

}  // namespace etch::inline ETCH_TARGET
