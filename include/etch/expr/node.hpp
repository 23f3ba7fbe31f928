// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Expressions: leaves, literals and nodes, all empty types once their literals are lifted into them.
#pragma once

#include <concepts>
#include <type_traits>

#include <etch/core/fixed_string.hpp>
#include <etch/core/type_list.hpp>
#include <etch/expr/extent.hpp>

namespace etch::inline ETCH_TARGET {

// `lifted`: no number inside, so the type says all there is to say.
struct expression_base {
  static constexpr bool lifted = true;
};
struct leaf_base : expression_base {};

template <class Type>
concept expression = derives<std::remove_cvref_t<Type>, expression_base>;

// A named value that something outside the formula provides.
template <fixed_string Name, extent Extent = each>
struct leaf : leaf_base {
  static constexpr extent shape = Extent;
  static constexpr auto name = Name;
};

// A target whose rows are distributions: each sums to one.
template <fixed_string Name>
struct distribution : leaf_base {
  static constexpr extent shape = each;
  static constexpr auto name = Name;
};

// A number that is part of the type. Patterns ask same<Type, zero_t>: gcc 12 fails on a pattern with the number in it.
template <double Value>
struct lit : expression_base {
  static constexpr extent shape = once;
  static constexpr double value = Value;
};

using zero_t = lit<0.0>;
using one_t = lit<1.0>;
inline constexpr zero_t zero{};
inline constexpr one_t one{};

// A number as it stands in the source; `lift` makes it a `lit`.
struct number : expression_base {
  static constexpr extent shape = once;
  static constexpr bool lifted = false;
  double value;
  constexpr explicit number(double v) : value(v) {}
};

template <class Op, class... Args>
struct node;
template <class Op, class A>
struct node<Op, A> : expression_base {
  using operation = Op;
  static constexpr bool lifted = A::lifted;
  static constexpr extent shape = Op::shape(A::shape);
  A a;
  constexpr node() = default;
  constexpr explicit node(A a_) : a(a_) {}
};
template <class Op, class A, class B>
struct node<Op, A, B> : expression_base {
  using operation = Op;
  static constexpr bool lifted = A::lifted && B::lifted;
  static constexpr extent shape = Op::shape(A::shape, B::shape);
  A a;
  B b;
  constexpr node() = default;
  constexpr node(A a_, B b_) : a(a_), b(b_) {}
};
template <class Op, class A, class B, class C>
struct node<Op, A, B, C> : expression_base {
  using operation = Op;
  static constexpr bool lifted = A::lifted && B::lifted && C::lifted;
  static constexpr extent shape = Op::shape(A::shape, B::shape, C::shape);
  A a;
  B b;
  C c;
  constexpr node() = default;
  constexpr node(A a_, B b_, C c_) : a(a_), b(b_), c(c_) {}
};

template <class Op, class Type>
inline constexpr bool is_node = false;
template <class Op, class... Args>
inline constexpr bool is_node<Op, node<Op, Args...>> = true;

template <class Type>
inline constexpr bool is_lit = false;
template <double Value>
inline constexpr bool is_lit<lit<Value>> = true;

template <class Type>
concept operand = expression<Type> || std::is_arithmetic_v<Type>;

// At least one side is an expression, so that built-in arithmetic stays built in.
template <class A, class B>
concept operands = operand<A> && operand<B> &&(expression<A> || expression<B>);

template <operand Type>
consteval auto wrap(Type value) {
  if constexpr (expression<Type>)
    return value;
  else
    return number{static_cast<double>(value)};
}

// Whether an operation knows how to simplify itself; not before numbers are lifted, since types compare all but them.
template <class Op, class... Args>
concept simplifies = (Args::lifted && ...) && requires(Args... args) {
  Op::simplify(args...);
};

// Makes a node, as simple as it gets.
template <class Op, class... Args>
consteval auto build(Args... args) {
  if constexpr (simplifies<Op, Args...>)
    return Op::simplify(args...);
  else
    return node<Op, Args...>{args...};
}

// What every operation on single values shares: it varies over whatever its arguments vary over.
struct pointwise {
  template <class... Extents>
  static consteval extent shape(Extents... extents) {
    extent all = once;
    ((all = join(all, extents)), ...);
    return all;
  }
};

// The adjoints of an operation's arguments, in order.
template <class... Partials>
struct partials;
template <class A>
struct partials<A> {
  A a;
};
template <class A, class B>
struct partials<A, B> {
  A a;
  B b;
};
template <class A, class B, class C>
struct partials<A, B, C> {
  A a;
  B b;
  C c;
};
template <class... Partials>
partials(Partials...) -> partials<Partials...>;

}  // namespace etch::inline ETCH_TARGET
