// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Contractions of images: a window slides over each row of the batch, and each filter sums what it sees there,
// weighted.
#pragma once

#include <etch/core/sliding.hpp>
#include <etch/expr/op/matmul.hpp>

namespace etch::inline ETCH_TARGET {

// With s(row, position) for all that the window `Over` sees, and W of as many rows and a column for each filter:
//   a = convolve(x, W):    a[row, (filter, position)] = Σ s(row, position)[i]·W[i, filter]
//   convolve_bt(g, W):     the image that g would be read from, Σ over all windows that see a point
//   convolve_at(x, g):     the matrix Σ s(row, position)[i]·g[row, (filter, position)]
// As with matrices, each one's derivatives are the other two.
template <class Over>
struct op_convolve_bt;
template <class Over>
struct op_convolve_at;

template <class Over>
struct op_convolve : contraction {
  static consteval index width(matrix_size, matrix_size b) { return b.columns * Over::positions; }
  static consteval index flops(matrix_size, matrix_size b) { return 2 * b.rows * b.columns * Over::positions; }
  static consteval auto pull(auto g, auto, auto a, auto b) {
    return partials{build<op_convolve_bt<Over>>(g, b), build<op_convolve_at<Over>>(a, g)};
  }
};
template <class Over>
struct op_convolve_bt : contraction {
  static consteval index width(matrix_size, matrix_size) { return Over::inputs; }
  static consteval index flops(matrix_size, matrix_size b) { return 2 * b.rows * b.columns * Over::positions; }
  static consteval auto pull(auto g, auto, auto a, auto b) {
    return partials{build<op_convolve<Over>>(g, b), build<op_convolve_at<Over>>(g, a)};
  }
};
template <class Over>
struct op_convolve_at : contraction {
  static consteval index width(matrix_size, matrix_size b) { return b.columns / Over::positions; }
  static consteval index flops(matrix_size, matrix_size b) { return 2 * Over::depth * b.columns; }
  static consteval auto pull(auto g, auto, auto a, auto b) {
    return partials{build<op_convolve_bt<Over>>(b, g), build<op_convolve<Over>>(a, g)};
  }
};

template <class Over>
inline constexpr bool transposes_second<op_convolve_bt<Over>> = true;
template <class Over>
inline constexpr bool transposes_first<op_convolve_at<Over>> = true;

template <class Over, expression A, expression B>
consteval auto convolve(A a, B b) {
  return build<op_convolve<Over>>(a, b);
}

}  // namespace etch::inline ETCH_TARGET
