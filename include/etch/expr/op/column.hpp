// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reductions over a column: sum and mean of its rows, the whole batch
#pragma once

#include <etch/expr/op/row.hpp>

namespace etch::inline ETCH_TARGET {

struct column_reduction : adding_up {
  static consteval extent shape(extent a) { return {false, a.columns}; }
};

struct op_column_sum : column_reduction {
  static consteval auto pull(auto g, auto, auto) { return partials{g}; }
};
struct op_column_mean : column_reduction {
  static consteval auto pull(auto g, auto, auto) { return partials{g / row_count{}}; }
};
struct op_column_max : keeps_largest<column_reduction> {
  static consteval auto pull(auto g, auto y, auto a) { return partials{where(a >= y, g, zero)}; }
};

template <expression A>
consteval auto column_sum(A a) {
  return build<op_column_sum>(a);
}
template <expression A>
consteval auto column_mean(A a) {
  return build<op_column_mean>(a);
}
template <expression A>
consteval auto column_max(A a) {
  return build<op_column_max>(a);
}

}  // namespace etch::inline ETCH_TARGET
