// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// g·Wᵀ for a single row g of a gradient: W is read as it lies, since transposing it would take longer than the product.
#pragma once

#include <etch/core/panels.hpp>
#include <etch/kernel/detail/epilogue.hpp>
#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// epilogue.tile(0, in, sums) for each register of g·Wᵀ, epilogue.rows(0, 1), if there is one, at the end.
template <class T, index In, index Out, class Epilogue>
struct row_by_transpose {
  using stored = panels<T, In, Out>;
  using Pack = pack<T, stored::lanes>;
  static constexpr index lanes = Pack::lanes, full_panels = stored::columns / stored::width;
  // A register of sums belongs to as many rows of W, so both sides need registers of one kind.
  static constexpr bool possible = lanes == lanes_for<T>(In) && lanes > 1;

  const T* gradient;
  const T* weights;
  Epilogue& epilogue;

  // sum[i] += products along row in + i of W, within a panel of `Width` columns.
  template <index Inputs, index Width>
  ETCH_INLINE void add_panel(index in, index column, Pack (&sum)[lanes]) const {
    const T* const rows = weights + column * In + in * Width;
#pragma GCC unroll 4
    for (index c = 0; c < Width; c += lanes) {
      const Pack g = Pack::load(gradient + column + c);
#pragma GCC unroll 16
      for (index i = 0; i < Inputs; ++i) sum[i] = fma(Pack::load(rows + i * Width + c), g, sum[i]);
    }
  }
  template <index Inputs>
  ETCH_INLINE void run_inputs(index in) const {
    Pack sum[lanes];
#pragma GCC unroll 16
    for (index i = 0; i < lanes; ++i) sum[i] = Pack::zero();
    for (index panel = 0; panel < full_panels; ++panel)
      add_panel<Inputs, stored::width>(in, panel * stored::width, sum);
    if constexpr (constexpr index rest = stored::columns % stored::width; rest > 0)
      add_panel<Inputs, rest>(in, stored::columns - rest, sum);
    Pack tile[1][1] = {{reduce_rows(sum, [](Pack a, Pack b) { return a + b; })}};
    epilogue.tile(index{0}, in, tile);
  }
  // The columns of the result in these tiles.
  template <class Tiles>
  ETCH_INLINE void run(Tiles tiles) const {
    constexpr index width = panels<T, Out, In>::width;
    const index last = smaller_of(last_panel(tiles, divide_up(In, width)) * width, In);
    index in = first_panel(tiles) * width;
    for (; in + lanes <= last; in += lanes) run_inputs<lanes>(in);
    if constexpr (In % lanes != 0)
      if (in < last) run_inputs<In % lanes>(in);
    if constexpr (finishes_rows<Epilogue>) epilogue.rows(index{0}, index{1});
  }
};

}  // namespace etch::inline ETCH_TARGET
