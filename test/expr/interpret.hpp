// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The plainest possible meaning of an expression: whole matrices of double, one operation after the other.
#pragma once

#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

#include <etch/expr/ops.hpp>

namespace interpreted {

using etch::index;

struct matrix {
  index rows = 1, columns = 1;
  std::vector<double> values{};

  matrix(index r, index c, double fill = 0) : rows(r), columns(c), values(r * c, fill) {}
  // A single row or column stands for as many as are asked for.
  double at(index r, index c) const { return values[(rows == 1 ? 0 : r) * columns + (columns == 1 ? 0 : c)]; }
  double& set(index r, index c) { return values[r * columns + c]; }
};

inline matrix random_matrix(index rows, index columns, double low, double high, unsigned seed) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> between(low, high);
  matrix m(rows, columns);
  for (double& v : m.values) v = between(engine);
  return m;
}

// Leaves with their matrices; `rows` and `columns` are what row_count and column_count mean.
template <class Leaf>
struct binding {
  const matrix* value;
  const matrix& of(Leaf) const { return *value; }
};
template <class... Leaves>
struct scope : binding<Leaves>... {
  using binding<Leaves>::of...;
  index rows, columns;
  scope(index r, index c, const std::type_identity_t<binding<Leaves>>&... all)
      : binding<Leaves>(all)..., rows(r), columns(c) {}
};

template <class Op>
double point(double a) {
  return static_cast<double>(Op::value(a));
}
template <class Op>
double point(double a, double b) {
  return static_cast<double>(Op::value(a, b));
}
template <class Op>
double point(double c, double a, double b) {
  return static_cast<double>(Op::value(c != 0, a, b));
}

template <class Op, class... Args>
matrix pointwise(const Args&... args) {
  index rows = 1, columns = 1;
  ((rows = std::max(rows, args.rows), columns = std::max(columns, args.columns)), ...);
  matrix out(rows, columns);
  for (index r = 0; r < rows; ++r)
    for (index c = 0; c < columns; ++c) out.set(r, c) = point<Op>(args.at(r, c)...);
  return out;
}

template <class Op>
matrix reduced(const matrix& a, index rows, index columns) {
  constexpr bool over_columns = std::is_base_of_v<etch::row_reduction, Op>;
  constexpr bool largest = etch::same<Op, etch::op_row_max> || etch::same<Op, etch::op_column_max>;
  matrix out(over_columns ? a.rows : 1, over_columns ? 1 : a.columns,
             largest ? -std::numeric_limits<double>::infinity() : 0);
  const index to_row = over_columns ? a.rows : rows, to_column = over_columns ? columns : a.columns;
  for (index r = 0; r < to_row; ++r)
    for (index c = 0; c < to_column; ++c) {
      double& to = out.set(over_columns ? r : 0, over_columns ? 0 : c);
      to = largest ? std::max(to, a.at(r, c)) : to + a.at(r, c);
    }
  if constexpr (etch::same<Op, etch::op_column_mean>)
    for (double& v : out.values) v /= static_cast<double>(rows);
  return out;
}

template <class Op>
matrix product(const matrix& a, const matrix& b) {
  constexpr bool at = etch::same<Op, etch::op_matmul_at>, bt = etch::same<Op, etch::op_matmul_bt>;
  matrix out(at ? a.columns : a.rows, bt ? b.rows : b.columns);
  for (index r = 0; r < out.rows; ++r)
    for (index c = 0; c < out.columns; ++c)
      for (index k = 0; k < (at ? a.rows : a.columns); ++k)
        out.set(r, c) += (at ? a.at(k, r) : a.at(r, k)) * (bt ? b.at(c, k) : b.at(k, c));
  return out;
}

template <class Op>
matrix rearranged(const matrix& a) {
  matrix out(a.rows, Op::width);
  for (index r = 0; r < out.rows; ++r)
    for (index c = 0; c < out.columns; ++c)
      for (index term = 0; term < Op::terms; ++term)
        if (const index from = Op::source(c, term); from != etch::no_column) out.set(r, c) += a.at(r, from);
  return out;
}

// Convolutions by their definition: every filter at every position, term by term.
template <class Over>
matrix product(etch::op_convolve<Over>, const matrix& x, const matrix& w) {
  matrix out(x.rows, w.columns * Over::positions);
  for (index r = 0; r < out.rows; ++r)
    for (index c = 0; c < out.columns; ++c)
      for (index seen = 0; seen < Over::depth; ++seen)
        if (const index from = Over::source(seen, c % Over::positions); from < Over::inputs)
          out.set(r, c) += x.at(r, from) * w.at(seen, c / Over::positions);
  return out;
}
template <class Over>
matrix product(etch::op_convolve_bt<Over>, const matrix& g, const matrix& w) {
  matrix out(g.rows, Over::inputs);
  for (index r = 0; r < g.rows; ++r)
    for (index c = 0; c < g.columns; ++c)
      for (index seen = 0; seen < Over::depth; ++seen)
        if (const index to = Over::source(seen, c % Over::positions); to < Over::inputs)
          out.set(r, to) += g.at(r, c) * w.at(seen, c / Over::positions);
  return out;
}
template <class Over>
matrix product(etch::op_convolve_at<Over>, const matrix& x, const matrix& g) {
  matrix out(Over::depth, g.columns / Over::positions);
  for (index r = 0; r < g.rows; ++r)
    for (index c = 0; c < g.columns; ++c)
      for (index seen = 0; seen < Over::depth; ++seen)
        if (const index from = Over::source(seen, c % Over::positions); from < Over::inputs)
          out.set(seen, c / Over::positions) += x.at(r, from) * g.at(r, c);
  return out;
}
template <class Op>
matrix product(Op, const matrix& a, const matrix& b) {
  return product<Op>(a, b);
}

template <class Expression, class Scope>
matrix interpret(Expression e, const Scope& scope) {
  if constexpr (etch::is_lit<Expression>)
    return matrix(1, 1, Expression::value);
  else if constexpr (etch::same<Expression, etch::column_count>)
    return matrix(1, 1, static_cast<double>(scope.columns));
  else if constexpr (etch::same<Expression, etch::row_count>)
    return matrix(1, 1, static_cast<double>(scope.rows));
  else
    return scope.of(e);
}
template <class Op, class A, class Scope>
matrix interpret(etch::node<Op, A> e, const Scope& scope) {
  if constexpr (requires { Op::value(1.0); })
    return pointwise<Op>(interpret(e.a, scope));
  else if constexpr (requires { Op::expand(e.a); })
    return interpret(decltype(Op::expand(A{})){}, scope);
  else if constexpr (std::is_base_of_v<etch::rearrangement, Op>)
    return rearranged<Op>(interpret(e.a, scope));
  else
    return reduced<Op>(interpret(e.a, scope), scope.rows, scope.columns);
}
template <class Op, class A, class B, class Scope>
matrix interpret(etch::node<Op, A, B> e, const Scope& scope) {
  if constexpr (std::is_base_of_v<etch::contraction, Op>)
    return product(Op{}, interpret(e.a, scope), interpret(e.b, scope));
  else
    return pointwise<Op>(interpret(e.a, scope), interpret(e.b, scope));
}
template <class Op, class A, class B, class C, class Scope>
matrix interpret(etch::node<Op, A, B, C> e, const Scope& scope) {
  return pointwise<Op>(interpret(e.a, scope), interpret(e.b, scope), interpret(e.c, scope));
}

// Σ g·e, the number whose derivatives are checked.
template <class Expression, class Scope>
double weighted_sum(Expression e, const matrix& g, const Scope& scope) {
  const matrix y = interpret(e, scope);
  double sum = 0;
  for (index r = 0; r < g.rows; ++r)
    for (index c = 0; c < g.columns; ++c) sum += g.at(r, c) * y.at(r, c);
  return sum;
}

// The derivative of f by one number: central differences of fourth order.
inline double difference(const std::function<double()>& f, double& x, double h = 2e-3) {
  const double kept = x;
  const auto at = [&](double shift) {
    x = kept + shift;
    const double value = f();
    x = kept;
    return value;
  };
  return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
}

}  // namespace interpreted
