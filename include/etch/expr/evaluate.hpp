// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The value of an expression on numbers or registers, given the values of its leaves.
#pragma once

#include <etch/expr/op/add.hpp>
#include <etch/expr/op/multiply.hpp>
#include <etch/expr/op/subtract.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

// `values(leaf)` gives a leaf's value, `values.number(v)` a number, and `values.part(node)`, where it exists for a
// node, what already stands for that node.
template <class Expression, class Values>
ETCH_INLINE constexpr auto evaluate(Expression e, const Values& values) {
  if constexpr (is_lit<Expression>)
    return values.number(Expression::value);
  else
    return values(e);
}
template <class Op, class... Args, class Values>
ETCH_INLINE constexpr auto evaluate(node<Op, Args...> e, const Values& values) {
  if constexpr (requires { values.part(e); })
    return values.part(e);
  else
    return Op::value(evaluate(Args{}, values)...);
}

// a·b + c, rounded once where the registers can.
template <class A, class B, class C, class Values>
ETCH_INLINE constexpr auto evaluate(node<op_add, node<op_multiply, A, B>, C> e, const Values& values) {
  if constexpr (requires { values.part(e); })
    return values.part(e);
  else if constexpr (requires { values.part(e.a); })
    return op_add::value(values.part(e.a), evaluate(C{}, values));
  else
    return multiply_add(evaluate(A{}, values), evaluate(B{}, values), evaluate(C{}, values));
}

template <class A, class B, class C, class Values>
requires(!is_node<op_multiply, C>) ETCH_INLINE
    constexpr auto evaluate(node<op_add, C, node<op_multiply, A, B>> e, const Values& values) {
  if constexpr (requires { values.part(e); })
    return values.part(e);
  else if constexpr (requires { values.part(e.b); })
    return op_add::value(evaluate(C{}, values), values.part(e.b));
  else
    return multiply_add(evaluate(A{}, values), evaluate(B{}, values), evaluate(C{}, values));
}
// a·b − c and c − a·b
template <class A, class B, class C, class Values>
ETCH_INLINE constexpr auto evaluate(node<op_subtract, node<op_multiply, A, B>, C> e, const Values& values) {
  if constexpr (requires { values.part(e); })
    return values.part(e);
  else if constexpr (requires { values.part(e.a); })
    return op_subtract::value(values.part(e.a), evaluate(C{}, values));
  else
    return multiply_add(evaluate(A{}, values), evaluate(B{}, values), -evaluate(C{}, values));
}
template <class A, class B, class C, class Values>
requires(!is_node<op_multiply, C>) ETCH_INLINE
    constexpr auto evaluate(node<op_subtract, C, node<op_multiply, A, B>> e, const Values& values) {
  if constexpr (requires { values.part(e); })
    return values.part(e);
  else if constexpr (requires { values.part(e.b); })
    return op_subtract::value(evaluate(C{}, values), values.part(e.b));
  else
    return multiply_add(-evaluate(A{}, values), evaluate(B{}, values), evaluate(C{}, values));
}

template <class Leaf, class Value>
struct bound {
  Value value;
  constexpr Value operator()(Leaf) const { return value; }
};

// Leaves bound to numbers by name: values{bound<leaf<"x">, double>{0.5}}.
template <class First, class... Rest>
struct values : First, Rest... {
  using First::operator();
  using Rest::operator()...;
  using value_type = decltype(First::value);
  constexpr explicit values(First first, Rest... rest) : First(first), Rest(rest)... {}
  static constexpr value_type number(double v) { return static_cast<value_type>(v); }
};

}  // namespace etch::inline ETCH_TARGET
