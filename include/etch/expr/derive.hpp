// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reverse mode: the adjoint of any part of an expression, again an expression.
#pragma once

#include <etch/expr/op/add.hpp>
#include <etch/expr/op/column.hpp>
#include <etch/expr/op/row.hpp>
#include <etch/expr/rewrite.hpp>

namespace etch::inline ETCH_TARGET {

// The dual of a broadcast is a reduction: what flows back to an argument varies over no more than the argument does.
template <class Node, class Arg, class G>
consteval auto summed_to_fit(G g) {
  if constexpr (same<G, zero_t> || !derives<typename Node::operation, pointwise>)
    return g;
  else {
    constexpr bool over_columns = Node::shape.columns && !Arg::shape.columns;
    constexpr bool over_rows = Node::shape.rows && !Arg::shape.rows;
    if constexpr (over_columns && over_rows)
      return column_sum(sum(g));
    else if constexpr (over_columns)
      return sum(g);
    else if constexpr (over_rows)
      return column_sum(g);
    else
      return g;
  }
}

// d(e)/d(Part) applied to the adjoint g of e.
template <class Part, class Expression, class G>
consteval auto adjoint(Expression, G g) {
  if constexpr (same<Part, Expression>)
    return g;
  else
    return zero;
}

template <class Part, class Arg, class Node, class G>
consteval auto adjoint_through(Arg a, Node, G g) {
  if constexpr (mentions<Part, Arg>)
    return adjoint<Part>(a, summed_to_fit<Node, Arg>(g));
  else
    return zero;
}

template <class Part, class Op, class... Args, class G>
consteval auto adjoint(node<Op, Args...> y, G g) {
  using self = node<Op, Args...>;
  if constexpr (same<G, zero_t> || !mentions<Part, self>)
    return zero;
  else if constexpr (same<Part, self>)
    return g;
  else if constexpr (sizeof...(Args) == 1) {
    const auto p = Op::pull(g, y, y.a);
    return adjoint_through<Part>(y.a, y, p.a);
  } else if constexpr (sizeof...(Args) == 2) {
    const auto p = Op::pull(g, y, y.a, y.b);
    return adjoint_through<Part>(y.a, y, p.a) + adjoint_through<Part>(y.b, y, p.b);
  } else {
    const auto p = Op::pull(g, y, y.a, y.b, y.c);
    return adjoint_through<Part>(y.a, y, p.a) + adjoint_through<Part>(y.b, y, p.b) + adjoint_through<Part>(y.c, y, p.c);
  }
}

}  // namespace etch::inline ETCH_TARGET
