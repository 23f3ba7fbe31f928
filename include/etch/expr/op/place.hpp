// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A row as a part of a longer row, zero elsewhere, and a part of a row: each is the other's derivative.
#pragma once

#include <etch/expr/node.hpp>
#include <etch/expr/rearrangement.hpp>

namespace etch::inline ETCH_TARGET {

template <index From, index Width, index Total>
struct op_slice;

template <index From, index Width, index Total>
struct op_place : rearrangement {
  static_assert(From + Width <= Total, "place<From, Width, Total>(a): the part has to lie within the whole");
  static constexpr index from_width = Width, width = Total, terms = 1, step = 1;
  static constexpr index source(index column, index) {
    return column >= From && column - From < Width ? column - From : no_column;
  }
  static constexpr index run(index column) {
    return (column < From ? From : column < From + Width ? From + Width : Total) - column;
  }
  static consteval auto pull(auto g, auto, auto) { return partials{build<op_slice<From, Width, Total>>(g)}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (Width == Total)
      return a;
    else
      return node<op_place, A>{a};
  }
};

template <index From, index Width, index Total>
struct op_slice : rearrangement {
  static_assert(From + Width <= Total, "slice<From, Width, Total>(a): the part has to lie within the whole");
  static constexpr index from_width = Total, width = Width, terms = 1, step = 1;
  static constexpr index source(index column, index) { return column + From; }
  static constexpr index run(index column) { return Width - column; }
  static consteval auto pull(auto g, auto, auto) { return partials{build<op_place<From, Width, Total>>(g)}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (Width == Total || same<A, zero_t>)
      return a;
    else
      return node<op_slice, A>{a};
  }
};

// The `Width` columns of a as columns From … From + Width − 1 of `Total`.
template <index From, index Width, index Total, expression A>
consteval auto place(A a) {
  return build<op_place<From, Width, Total>>(a);
}
// The columns From … From + Width − 1 of a, which has `Total`.
template <index From, index Width, index Total, expression A>
consteval auto slice(A a) {
  return build<op_slice<From, Width, Total>>(a);
}

}  // namespace etch::inline ETCH_TARGET
