// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Each column as so many equal ones, and the sum of each such group: each is the other's derivative.
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/rearrangement.hpp>

namespace etch::inline ETCH_TARGET {

template <index Columns, index Times>
struct op_fold;

template <index Columns, index Times>
struct op_spread : rearrangement {
  static constexpr index from_width = Columns, width = Columns * Times, terms = 1, step = 0;
  static constexpr index source(index column, index) { return column / Times; }
  static constexpr index run(index column) { return Times - column % Times; }
  static consteval auto pull(auto g, auto, auto) { return partials{build<op_fold<Columns, Times>>(g)}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (Times == 1)
      return a;
    else
      return node<op_spread, A>{a};
  }
};

template <index Columns, index Times>
struct op_fold : rearrangement {
  static constexpr index from_width = Columns * Times, width = Columns, terms = Times, step = Times;
  static constexpr index source(index column, index term) { return column * Times + term; }
  static constexpr index run(index column) { return Columns - column; }
  static consteval auto pull(auto g, auto, auto) { return partials{build<op_spread<Columns, Times>>(g)}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (Times == 1)
      return a;
    else
      return node<op_fold, A>{a};
  }
};

// a, of `Columns` columns, with each of them `Times` times: a value for each channel of an image at all its points.
template <index Columns, index Times, expression A>
consteval auto spread(A a) {
  return build<op_spread<Columns, Times>>(a);
}
// The sums of `Times` columns at a time.
template <index Columns, index Times, expression A>
consteval auto fold(A a) {
  return build<op_fold<Columns, Times>>(a);
}

}  // namespace etch::inline ETCH_TARGET
