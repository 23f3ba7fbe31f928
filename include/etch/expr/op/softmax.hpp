// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// softmax and log-softmax of a row, stable at any magnitude
#pragma once

#include <etch/expr/op/row.hpp>

namespace etch::inline ETCH_TARGET {

struct whole_row {
  static consteval extent shape(extent) { return each; }
};

struct op_softmax : whole_row {
  static consteval auto pull(auto g, auto y, auto) { return partials{y * (g - sum(g * y))}; }
  static consteval auto expand(auto z) { return exp(z - row_max(z)) / sum(exp(z - row_max(z))); }
};

struct op_log_softmax : whole_row {
  static consteval auto pull(auto g, auto, auto z) { return partials{g - sum(g) * softmax(z)}; }
  static consteval auto expand(auto z) { return (z - row_max(z)) - log(sum(exp(z - row_max(z)))); }
};

template <expression A>
consteval auto softmax(A a) {
  return build<op_softmax>(a);
}
template <expression A>
consteval auto log_softmax(A a) {
  return build<op_log_softmax>(a);
}

}  // namespace etch::inline ETCH_TARGET
