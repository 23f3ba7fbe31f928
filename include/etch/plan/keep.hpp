// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What the way back needs of a value: its own output wherever that is enough, or else the part that must be stored.
#pragma once

#include <etch/expr/derive.hpp>
#include <etch/plan/program.hpp>

namespace etch::inline ETCH_TARGET {

// The adjoint of a statement's value, before it is known what that is.
struct upstream : leaf_base {
  static constexpr extent shape = each;
};
struct upstream_per_column : leaf_base {
  static constexpr extent shape = per_column;
};
template <class Value>
using upstream_of = std::conditional_t<Value::shape == per_column, upstream_per_column, upstream>;

// Writes a derivative in terms of the value `y` of `Expression`. Where an operation can be undone, its argument is had
// from y too: what a coin let through and scaled by k was y/k (where it let nothing through, the derivative is zero).
template <class Expression, class Derivative, class Y>
consteval auto by_output(Derivative d, Expression e, Y y);
template <class Derivative, class E, class Y>
consteval auto undone(Derivative d, E, Y) {
  return d;
}
template <class Derivative, class Path, double Rate, class A, class Zero, class Y>
requires(same<Zero, zero_t>) consteval auto undone(Derivative d, node<op_where, coin_at<Path, Rate>, A, Zero> e, Y y) {
  return by_output(d, e.b, y);
}
template <class Derivative, class A, double Factor, class Y>
requires(Factor != 0) consteval auto undone(Derivative d, node<op_multiply, A, lit<Factor>> e, Y y) {
  return by_output(d, e.a, y * lit<1 / Factor>{});
}

// Whether B is above zero where A is, and C is not where A is not.
template <class A, class B>
inline constexpr bool stays_above = same<A, B>;
template <class A, double Factor>
inline constexpr bool stays_above<A, node<op_multiply, A, lit<Factor>>> =
    Factor >= 1;  // no smaller: it might underflow
template <class A, class C>
inline constexpr bool stays_below = false;
template <class A, double Factor>
inline constexpr bool stays_below<A, node<op_multiply, A, lit<Factor>>> = Factor > 0;
template <class A>
inline constexpr bool stays_below<A, node<op_expm1, A>> = true;
template <class A, double Factor>
inline constexpr bool stays_below<A, node<op_multiply, node<op_expm1, A>, lit<Factor>>> = Factor > 0;

// The exponential of a lower branch, given the value of that branch; nothing else is below.
template <class Derivative, class C, class Y>
consteval auto undone_below(Derivative d, C, Y) {
  return d;
}
template <class Derivative, class A, class Y>
consteval auto undone_below(Derivative d, node<op_expm1, A>, Y y) {
  return replace<node<op_expm1, A>>(d, y);
}
template <class Derivative, class A, double Factor, class Y>
consteval auto undone_below(Derivative d, node<op_multiply, node<op_expm1, A>, lit<Factor>>, Y y) {
  return replace<node<op_expm1, A>>(d, y * lit<1 / Factor>{});
}
// where(a > 0, b, c) is above zero where a is: LeakyReLU, ELU and SELU are told by their output which branch they took.
template <class Derivative, class A, class Zero, class B, class C, class Y>
requires(same<Zero, zero_t>&& stays_above<A, B>&& stays_below<A, C>) consteval auto undone(
    Derivative d, node<op_where, node<op_greater, A, Zero>, B, C> e, Y y) {
  return undone_below(replace<node<op_greater, A, Zero>>(d, y > zero), e.c, y);
}

template <class Expression, class Derivative, class Y>
consteval auto by_output(Derivative d, Expression e, Y y) {
  return undone(replace<Expression>(d, y), e, y);
}

// What a derivative flows back to, besides the contraction: values and parameters that stand in the expression itself.
template <class Leaf>
struct takes_gradient : std::bool_constant<derives<Leaf, leaf_base> && carries_gradient<Leaf>> {};
template <class Expression>
using direct_targets = parts_of<takes_gradient, Expression>;

// Whether `Part` is a bias that the expression only knows as acc + bias.
template <class Part, class Expression>
inline constexpr bool only_shifts_the_sum = false;
template <class Part, class Op, class... Args>
requires(Part::shape == per_column) inline constexpr bool only_shifts_the_sum<Part, node<Op, Args...>> = [] {
  using sum = decltype(first_of(parts_of<is_accumulated, node<Op, Args...>>{}));
  using rest = decltype(replace<node<op_add, sum, Part>>(node<Op, Args...>{}, upstream{}));
  return !same<sum, no_contraction> && mentions<Part, node<Op, Args...>> && !mentions<Part, rest> &&
         !mentions<sum, rest>;
}();

// The adjoint of a part, given that of the expression: a bias gets the sum of what its contraction gets, which the pass
// defines anyway.
template <class Part, class Expression, class G>
consteval auto sent_back(Expression e, G g) {
  if constexpr (only_shifts_the_sum<Part, Expression>)
    return column_sum(adjoint<decltype(first_of(parts_of<is_accumulated, Expression>{}))>(e, g));
  else
    return adjoint<Part>(e, g);
}

template <class Expression, class Part, class Y>
consteval auto derivative(Expression e, Part, Y y) {
  return by_output(sent_back<Part>(e, upstream_of<Y>{}), e, y);
}

template <class Expression, class Y, class... Targets>
consteval bool some_need_more(types<Targets...>) {
  return (mentions_accumulated<decltype(derivative(Expression{}, Targets{}, Y{}))> || ...);
}

template <index Width>
struct sum_of {
  // The accumulated sum with the bias that is added to it, or alone.
  template <class Part>
  struct wanted : std::false_type {};
  template <class B>
  struct wanted<node<op_add, accumulated<Width>, B>> : std::bool_constant<B::shape == per_column> {};
};

template <index Width, class Expression>
consteval auto part_to_keep() {
  using with_bias = parts_of<sum_of<Width>::template wanted, Expression>;
  if constexpr (with_bias::size == 1) {
    using affine = decltype(first_of(with_bias{}));
    if constexpr (!mentions_accumulated<decltype(replace<affine>(Expression{}, upstream{}))>)
      return affine{};
    else
      return accumulated<Width>{};
  } else
    return accumulated<Width>{};
}

// The part of `Expression` that must be stored next to its value Y, or void.
template <class Expression, class Contraction, class Y>
consteval auto kept_part() {
  if constexpr (same<Contraction, no_contraction> || !Y::grad)
    return std::type_identity<void>{};
  else {
    constexpr index width = width_of<Contraction>;
    if constexpr (some_need_more<Expression, Y>(append<direct_targets<Expression>, accumulated<width>>{}))
      return std::type_identity<decltype(part_to_keep<width, Expression>())>{};
    else
      return std::type_identity<void>{};
  }
}

}  // namespace etch::inline ETCH_TARGET
