// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A stage made ready for loops: row operations as plain reductions, and the lists of what is computed once, for each
// row and for each column.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>
#include <etch/plan/slots.hpp>
#include <etch/run/lower/settled.hpp>

namespace etch::inline ETCH_TARGET {

// What the caller compares with: class numbers, or rows of numbers.
template <index Width>
struct label_target : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
};
template <index Width>
struct number_target : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
};

template <index Width>
inline constexpr bool is_distribution<label_target<Width>> = Width > 1;

// Puts the caller's targets in place of t and q.
template <class Target>
struct target_binding {
  static consteval Target of(target_leaf) { return {}; }
  static consteval Target of(target_distribution) { return {}; }
};

// Writes every operation that says how in simpler ones.
template <class Expression>
consteval auto expanded(Expression e) {
  return e;
}
template <class Op, class Built>
consteval auto expand_built(Built e) {
  if constexpr (is_node<Op, Built>) {
    if constexpr (requires { Op::expand(e.a); })
      return expanded(Op::expand(e.a));
    else
      return e;
  } else
    return e;
}
template <class Op, class A>
consteval auto expanded(node<Op, A> e) {
  return expand_built<Op>(build<Op>(expanded(e.a)));
}
template <class Op, class A, class B>
consteval auto expanded(node<Op, A, B> e) {
  return build<Op>(expanded(e.a), expanded(e.b));
}
// A whole row divided by one number is multiplied by its inverse, which takes one division for a row.
template <class A, class B>
requires(A::shape == each && B::shape == per_row) consteval auto expanded(node<op_divide, A, B> e) {
  return expanded(e.a) * (one / expanded(e.b));
}
template <class Op, class A, class B, class C>
consteval auto expanded(node<Op, A, B, C> e) {
  return build<Op>(expanded(e.a), expanded(e.b), expanded(e.c));
}

template <class... Targets, class... Expressions>
consteval auto expanded_defines(types<define<Targets, Expressions>...>) {
  return types<define<Targets, decltype(expanded(Expressions{}))>...>{};
}

// ---- What is computed how often ------------------------------------------------------------------------------------

template <class Part>
struct is_column_result : std::false_type {};
template <class Op, class... Args>
struct is_column_result<node<Op, Args...>> : std::bool_constant<has_part<is_column_reduction, node<Op, Args...>>> {};

// Computed once for the whole stage: no row, no column, no sum over any of them.
template <class Node>
consteval bool known_from_the_start() {
  if constexpr (Node::shape == once)
    return !is_column_result<Node>::value && !has_part<is_row_operation, Node>;
  else
    return false;
}
template <class Part>
struct is_scalar_node : std::false_type {};
template <class Op, class... Args>
struct is_scalar_node<node<Op, Args...>>
    : std::bool_constant<!derives<Op, comparison> && known_from_the_start<node<Op, Args...>>()> {};

template <auto Member, bool MostlyZero>
struct is_scalar_node<hyper<Member, MostlyZero>> : std::true_type {};

template <class Part>
struct is_row_reduction : std::false_type {};
template <class Op, class A>
struct is_row_reduction<node<Op, A>> : std::bool_constant<derives<Op, row_reduction>> {};

template <class Part>
struct is_first_reduction : std::false_type {};
template <class Op, class A>
struct is_first_reduction<node<Op, A>>
    : std::bool_constant<is_row_reduction<node<Op, A>>::value && !has_part<is_row_operation, A>> {};

// A number for each row that is computed from such reductions, as the logarithm of a sum.
template <class Node>
consteval bool known_from_reductions() {
  if constexpr (Node::shape == per_row)
    return !is_row_reduction<Node>::value && !is_column_result<Node>::value && has_part<is_row_operation, Node>;
  else
    return false;
}
template <class Part>
struct is_row_value : std::false_type {};
template <class Op, class... Args>
struct is_row_value<node<Op, Args...>>
    : std::bool_constant<!derives<Op, comparison> &&
                         (is_row_reduction<node<Op, Args...>>::value || known_from_reductions<node<Op, Args...>>())> {};

template <template <class> class Wanted, class List>
struct collecting {
  static consteval List list() { return {}; }
};
template <template <class> class Wanted, class List, class Expression>
consteval collecting<Wanted, typename gathered<Wanted, List, Expression>::type> operator<<(
    collecting<Wanted, List>, std::type_identity<Expression>) {
  return {};
}

template <template <class> class Wanted, class List = types<>, class... Targets, class... Expressions>
consteval auto parts_in(types<define<Targets, Expressions>...>, List = {}) {
  if constexpr (sizeof...(Expressions) == 0)
    return List{};
  else
    return (collecting<Wanted, List>{} << ... << std::type_identity<Expressions>{}).list();
}

// What a stage computes before its rows: the outermost expressions in its definitions that are the same in all of them.
template <class List, class Defines>
struct scalars_in {
  using type = List;
};
template <class List, class Target, class Expression, class... Rest>
struct scalars_in<List, types<define<Target, Expression>, Rest...>>
    : scalars_in<typename outermost<is_scalar_node, List, Expression>::type, types<Rest...>> {};

// The sum over the batch inside a definition, and what it sums.
template <class Expression>
struct only_reduction {
  using all = parts_of<is_column_reduction, Expression>;
  static_assert(all::size <= 1, "a definition has one sum over the batch");
  using type = decltype(first_of(all{}));
};
template <class Expression>
using reduction_in = typename only_reduction<Expression>::type;
template <class Reduction>
struct summand {
  using type = void;
  using operation = column_reduction;
};
template <class Op, class A>
struct summand<node<Op, A>> {
  using type = A;
  using operation = Op;
};
// How a definition takes up one row after the other, and from where.
template <class Expression>
using reduction_of = typename summand<reduction_in<Expression>>::operation;
template <class T, class Expression>
inline constexpr T start_of = static_cast<T>(reduction_of<Expression>::start);

template <class Define>
inline constexpr bool is_elementwise = Define::target::shape.rows;

// Whether a definition sums one number for each row over the batch, as a loss does.
template <class Expression>
consteval bool sums_rows() {
  using sum = typename summand<reduction_in<Expression>>::type;
  if constexpr (same<sum, void>)
    return false;
  else
    return !sum::shape.columns;
}
template <class... Targets, class... Expressions>
consteval bool any_sums_rows(types<define<Targets, Expressions>...>) {
  return (sums_rows<Expressions>() || ...);
}

// ---- Where sums start ----------------------------------------------------------------------------------------------

// A forward product's sums may start from the bias that would be added to them, which saves the addition.
template <class Part>
struct is_biased_sum : std::false_type {};
template <index Width, class Path, class Declared>
struct is_biased_sum<node<op_add, accumulated<Width>, owned<Path, Declared>>>
    : std::bool_constant<Declared::shape == per_column> {};

template <class Sum, class... Targets, class... Expressions>
consteval bool only_in(types<define<Targets, Expressions>...>) {
  return !(mentions_accumulated<decltype(replace<Sum>(Expressions{}, zero))> || ...);
}
template <class Defines, class Sum>
consteval auto only_sum(types<Sum>) {
  if constexpr (only_in<Sum>(Defines{}))
    return Sum{};
  else
    return no_contraction{};
}
template <class Defines, class... Sums>
consteval auto only_sum(types<Sums...>) {
  return no_contraction{};
}
template <class Contraction, class Defines>
consteval auto biased_sum() {
  if constexpr (is_node<op_matmul, Contraction>)
    return only_sum<Defines>(parts_in<is_biased_sum>(Defines{}));
  else
    return no_contraction{};
}

template <class Defines, class Sum>
struct started {
  using type = Defines;
  using start = void;
};
template <class... Targets, class... Expressions, class Sum, class Bias>
struct started<types<define<Targets, Expressions>...>, node<op_add, Sum, Bias>> {
  using type = types<define<Targets, decltype(replace<node<op_add, Sum, Bias>>(Expressions{}, Sum{}))>...>;
  using start = Bias;
};

// The first result of a pass that has a row of `Width` columns of its own for every row, or no_contraction.
template <index Width, class Define>
struct is_wide_result : std::false_type {};
template <index Width, index Id, bool Grad, class Expression>
struct is_wide_result<Width, define<value<Id, each, Width, Grad>, Expression>> : std::true_type {};
template <index Width>
consteval auto wide_result(types<>) {
  return no_contraction{};
}
template <index Width, class First, class... Rest>
consteval auto wide_result(types<First, Rest...>) {
  if constexpr (is_wide_result<Width, First>::value)
    return typename First::target{};
  else
    return wide_result<Width>(types<Rest...>{});
}

// All of this for one stage.
template <class Stage>
struct prepared;
template <class Grid, class Contraction, class Defines, class After>
struct prepared<stage<Grid, Contraction, Defines, After>> {
  using grid = Grid;
  using contraction = Contraction;
  using written_out = decltype(expanded_defines(Defines{}));
  using sums = started<written_out, decltype(biased_sum<Contraction, written_out>())>;
  using defines = typename sums::type;
  using start = typename sums::start;  // void: sums start from zero
  using after = decltype(expanded_defines(After{}));
  using all = typename joined<defines, after>::type;
  using scalars = typename scalars_in<types<>, all>::type;
  // Reductions along a row and what is computed from them, each behind what it needs.
  using row_values = decltype(parts_in<is_row_value>(defines{}, parts_in<is_first_reduction>(defines{})));
  using settling_value = decltype(settling<defines>(types<>{}, row_values{}));
  using settled = typename settled_by<settling_value>::type;
  static constexpr index settled_at = position_in<settling_value>(row_values{});
  // Sums over columns that exist once the pass is done.
  using late_values = decltype(parts_in<is_row_reduction>(after{}));
  // Whether rows have to be finished before anything can be computed from them.
  static constexpr bool by_rows = row_values::size > 0 || any_sums_rows(defines{});
};

}  // namespace etch::inline ETCH_TARGET
