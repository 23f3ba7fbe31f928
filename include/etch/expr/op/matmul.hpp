// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Contractions: a·b, a·bᵀ and aᵀ·b; each one's derivatives are the other two
#pragma once

#include <etch/core/index.hpp>
#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

// The extents of a contraction's factor; the rows of the batch count as none.
struct matrix_size {
  index rows = 0, columns = 0;
};

// What sums products of two factors along an axis that they share. A contraction says, of the sizes of its factors, how
// many columns its result has (`width`) and how many multiplications and additions one row of the batch takes
// (`flops`).
struct contraction {
  static consteval extent shape(extent, extent) { return each; }
};

struct op_matmul : contraction {
  static consteval index width(matrix_size, matrix_size b) { return b.columns; }
  static consteval index flops(matrix_size, matrix_size b) { return 2 * b.rows * b.columns; }
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul_bt(g, b), matmul_at(a, g)}; }
};
struct op_matmul_bt : contraction {
  static consteval index width(matrix_size, matrix_size b) { return b.rows; }
  static consteval index flops(matrix_size, matrix_size b) { return 2 * b.rows * b.columns; }
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul(g, b), matmul_at(g, a)}; }
};
struct op_matmul_at : contraction {
  static consteval index width(matrix_size, matrix_size b) { return b.columns; }
  static consteval index flops(matrix_size a, matrix_size b) { return 2 * a.columns * b.columns; }
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul_bt(b, g), matmul(a, g)}; }
};

// Contractions with the second factor transposed, which carry a gradient back, and with the first, which make that of
// the second.
template <class Op>
inline constexpr bool transposes_second = false;
template <>
inline constexpr bool transposes_second<op_matmul_bt> = true;
template <class Op>
inline constexpr bool transposes_first = false;
template <>
inline constexpr bool transposes_first<op_matmul_at> = true;

template <expression A, expression B>
consteval auto matmul(A a, B b) {
  return build<op_matmul>(a, b);
}
template <expression A, expression B>
consteval auto matmul_bt(A a, B b) {
  return build<op_matmul_bt>(a, b);
}
template <expression A, expression B>
consteval auto matmul_at(A a, B b) {
  return build<op_matmul_at>(a, b);
}

}  // namespace etch::inline ETCH_TARGET
