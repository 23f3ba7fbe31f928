// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Contractions: a·b, a·bᵀ and aᵀ·b; each one's derivatives are the other two
#pragma once

#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

struct contraction {
  static consteval extent shape(extent, extent) { return each; }
};

struct op_matmul : contraction {
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul_bt(g, b), matmul_at(a, g)}; }
};
struct op_matmul_bt : contraction {
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul(g, b), matmul_at(g, a)}; }
};
struct op_matmul_at : contraction {
  static consteval auto pull(auto g, auto, auto a, auto b) { return partials{matmul_bt(b, g), matmul(a, g)}; }
};

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
