// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What stages read and write: values between layers, a network's input, random coins, optimizer state.
#pragma once

#include <etch/core/index.hpp>
#include <etch/expr/symbols.hpp>
#include <etch/nn/owned.hpp>

namespace etch::inline ETCH_TARGET {

// A result of some stage. `Grad`: whether something trained lies upstream, so that a derivative flows back through it.
template <index Id, extent Extent, index Width, bool Grad = false>
struct value : leaf_base {
  static constexpr extent shape = Extent;
  static constexpr index id = Id, width = Width;
  static constexpr bool grad = Grad;
};

// Whether rows of so many values, side by side, would fight for the same sets of a cache: 2 KB apart, or a multiple,
// and what is so near to that that it takes many rows to reach the next set.
constexpr bool share_cache_sets(index columns) { return columns >= 510 && (columns + 2) % 512 <= 4; }

// The rows that flow into the network, as the caller stores them.
template <index Width, bool Grad = false>
struct network_input : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
  static constexpr bool grad = Grad;
};

// The coin of the dropout layer at Path.
template <class Path, double Rate>
struct coin_at : leaf_base {
  static constexpr extent shape = each;
  static constexpr double rate = Rate;
};

// What an optimizer remembers of a parameter.
template <fixed_string Name, class Parameter>
struct state : leaf_base {
  static constexpr extent shape = Parameter::shape;
  static constexpr auto name = Name;
  using parameter = Parameter;
};

// A parameter's gradient, where somebody asks for it in memory.
template <class Parameter>
struct gradient_of : leaf_base {
  static constexpr extent shape = Parameter::shape;
  using parameter = Parameter;
};

// The gradient of the network's input.
template <index Width>
struct input_gradient : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
};

// What the gradient of each row's loss is multiplied by: one over the number of rows.
struct loss_scale : leaf_base {
  static constexpr extent shape = once;
};

template <class Part>
struct is_leaf : std::bool_constant<derives<Part, leaf_base>> {};

template <class Leaf>
inline constexpr bool is_value = false;
template <index Id, extent Extent, index Width, bool Grad>
inline constexpr bool is_value<value<Id, Extent, Width, Grad>> = true;
template <index Width, bool Grad>
inline constexpr bool is_value<network_input<Width, Grad>> = true;

// Sets `Target` to `Expression`.
template <class Target, class Expression>
struct define {
  using target = Target;
  using expression = Expression;
};

// Definitions that one pass over the data makes: they share its contraction, if it has one, and its grid. `After` are
// definitions over columns that need the finished sums of the pass.
template <class Grid, class Contraction, class Defines, class After = types<>>
struct stage {
  using grid = Grid;
  using contraction = Contraction;
  using defines = Defines;
  using after = After;
};

// The grids: the batch by some width, or a weight matrix.
template <index Width>
struct batch_by {
  static constexpr bool of_parameter = false;
  static constexpr index width = Width;
};
template <class Parameter>
struct over_parameter {
  static constexpr bool of_parameter = true;
  static constexpr index width = Parameter::declared::columns, rows = Parameter::declared::rows;
};

struct no_contraction {};

// The sum that a stage's contraction has accumulated for one row and column.
template <index Width>
struct accumulated : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
};

template <class Part>
struct is_contraction : std::false_type {};
template <class Op, class... Args>
struct is_contraction<node<Op, Args...>> : std::bool_constant<derives<Op, contraction>> {};

template <class Part>
struct is_column_reduction : std::false_type {};
template <class Op, class A>
struct is_column_reduction<node<Op, A>> : std::bool_constant<derives<Op, column_reduction>> {};

template <class Part>
struct is_row_operation : std::false_type {};
template <class Op, class A>
struct is_row_operation<node<Op, A>> : std::bool_constant<derives<Op, row_reduction> || derives<Op, whole_row>> {};

template <class Part>
struct is_rearrangement : std::false_type {};
template <class Op, class A>
struct is_rearrangement<node<Op, A>> : std::bool_constant<derives<Op, rearrangement>> {};

template <class Part>
struct is_cut : std::bool_constant<is_contraction<Part>::value || is_column_reduction<Part>::value ||
                                   is_apply<Part>::value || is_rearrangement<Part>::value> {};

template <class Expression>
inline constexpr bool has_contraction = has_part<is_contraction, Expression>;

template <class... Contractions>
auto first_of(types<Contractions...>) -> no_contraction;
template <class First, class... Rest>
auto first_of(types<First, Rest...>) -> First;

// The contraction an expression rests on, or no_contraction.
template <class Expression>
using contraction_of = decltype(first_of(parts_of<is_contraction, Expression>{}));

// Whether an expression depends on anything trained.
template <class Leaf>
inline constexpr bool carries_gradient = false;
template <index Id, extent Extent, index Width, bool Grad>
inline constexpr bool carries_gradient<value<Id, Extent, Width, Grad>> = Grad;
template <index Width, bool Grad>
inline constexpr bool carries_gradient<network_input<Width, Grad>> = Grad;
template <class Path, class Declared>
inline constexpr bool carries_gradient<owned<Path, Declared>> = Declared::trained;
template <class Op, class... Args>
inline constexpr bool carries_gradient<node<Op, Args...>> = (carries_gradient<Args> || ...);

// How many columns an expression has; 0 where nothing says so.
template <class Leaf>
inline constexpr index width_of = 0;
template <index Id, extent Extent, index Width, bool Grad>
inline constexpr index width_of<value<Id, Extent, Width, Grad>> = Extent.columns ? Width : 0;
template <index Width, bool Grad>
inline constexpr index width_of<network_input<Width, Grad>> = Width;
template <class Path, class Declared>
inline constexpr index width_of<owned<Path, Declared>> = Declared::columns;
template <fixed_string Name, class Parameter>
inline constexpr index width_of<state<Name, Parameter>> = width_of<Parameter>;
template <class Parameter>
inline constexpr index width_of<gradient_of<Parameter>> = width_of<Parameter>;
template <class Op, class... Args>
inline constexpr index width_of<node<Op, Args...>> = [] {
  index widest = 0;
  if constexpr (node<Op, Args...>::shape.columns) ((widest = width_of<Args> > widest ? width_of<Args> : widest), ...);
  return widest;
}();

// The columns that a pass goes through to compute an expression: its own, or those it reduces to one number.
template <class Expression>
inline constexpr index width_of_pass = width_of<Expression>;
template <class Op, class... Args>
inline constexpr index width_of_pass<node<Op, Args...>> = [] {
  index widest = width_of<node<Op, Args...>>;
  if (widest == 0) ((widest = width_of_pass<Args> > widest ? width_of_pass<Args> : widest), ...);
  return widest;
}();

// The extents of a factor of a contraction.
template <class Factor>
inline constexpr matrix_size size_of_factor{0, width_of<Factor>};
template <class Path, class Declared>
inline constexpr matrix_size size_of_factor<owned<Path, Declared>>{Declared::rows, Declared::columns};

template <class Op, class A, class B>
requires derives<Op, contraction>
inline constexpr index width_of<node<Op, A, B>> = Op::width(size_of_factor<A>, size_of_factor<B>);
template <class Op, class A>
requires derives<Op, rearrangement>
inline constexpr index width_of<node<Op, A>> = Op::width;

}  // namespace etch::inline ETCH_TARGET
