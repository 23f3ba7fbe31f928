// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// From the last stage to the first: each value's adjoint is the sum of what its users send back, and merges into the
// pass that makes it.
#pragma once

#include <etch/plan/flush.hpp>
#include <etch/plan/one_sum.hpp>
#include <etch/plan/retreat.hpp>

namespace etch::inline ETCH_TARGET {

// ---- The adjoint of one value --------------------------------------------------------------------------------------

template <class Value, class To, class Expression>
consteval auto sent_to(contribution<To, Expression>) {
  if constexpr (same<Value, To>)
    return Expression{};
  else
    return zero;
}
template <class Value, class... Contributions>
consteval auto adjoint_of(types<Contributions...>) {
  return (zero + ... + sent_to<Value>(Contributions{}));
}

template <class Value, class To, class Expression>
consteval auto unless_to(contribution<To, Expression> c) {
  if constexpr (same<Value, To>)
    return types<>{};
  else
    return types<decltype(c)>{};
}
template <class Value, class... Contributions>
consteval auto without(types<Contributions...>) {
  return typename joined<decltype(unless_to<Value>(Contributions{}))...>::type{};
}

// ---- Sending back --------------------------------------------------------------------------------------------------

// One pass of the way back: its contraction, what it defines, and what follows from that.
template <class Program, class Contraction, class Defines, class Contributions, class Updates>
struct sending {
  using program = Program;
  using contraction = Contraction;
  using defines = Defines;
  using contributions = Contributions;
  using updates = Updates;
};

template <class Pass, class New>
using defining =
    sending<program<typename Pass::program::stages, typename Pass::program::statements, Pass::program::next + 1>,
            typename Pass::contraction, append<typename Pass::defines, New>, typename Pass::contributions,
            typename Pass::updates>;
template <class Pass, class Target, class Expression>
consteval auto send(std::type_identity<Pass>, Target, Expression) {
  if constexpr (derives<Target, leaf_base> && is_value<Target>)
    return std::type_identity<
        sending<typename Pass::program, typename Pass::contraction, typename Pass::defines,
                append<typename Pass::contributions, contribution<Target, Expression>>, typename Pass::updates>>{};
  else
    return std::type_identity<
        sending<typename Pass::program, typename Pass::contraction, typename Pass::defines,
                typename Pass::contributions, append<typename Pass::updates, pending_update<Target, Expression>>>>{};
}

// What the pass already defines as `Expression`, or void.
template <class Expression, class Defines>
struct defined_as;
template <class Expression, class... Defines>
struct defined_as<Expression, types<Defines...>>
    : first_found<
          std::conditional_t<same<typename Defines::expression, Expression>, typename Defines::target, void>...> {};

template <class Expression>
struct reusing {
  Expression e;
};
template <class Target, class... RowOperations>
consteval bool any_mentions(types<RowOperations...>) {
  return (mentions<Target, RowOperations> || ...);
}
template <class Expression, class Target, class Defined>
consteval auto operator<<(reusing<Expression> r, define<Target, Defined>) {
  using reused = decltype(replace<Defined>(r.e, Target{}));
  if constexpr (any_mentions<Target>(parts_of<is_row_operation, reused>{}))
    return r;
  else
    return reusing<reused>{};
}

// `e` with the pass's own values in place of the expressions that define them, but not where it goes along a row: that
// comes before the row's values.
template <class Expression, class... Targets, class... Defined>
consteval auto reuse(Expression e, types<define<Targets, Defined>...>) {
  if constexpr (sizeof...(Targets) == 0)
    return e;
  else
    return (reusing<Expression>{} << ... << define<Targets, Defined>{}).e;
}
// Defines `e` in the pass unless it already is: gives the pass and the value.
template <extent Shape, index Width, class Pass, class Expression>
consteval auto define_as(std::type_identity<Pass>, Expression e) {
  using found = typename defined_as<Expression, typename Pass::defines>::type;
  if constexpr (!same<found, void>)
    return draft<Pass, found>{};
  else {
    using body = decltype(reuse(e, typename Pass::defines{}));
    using target = value<Pass::program::next, Shape, Width>;
    return draft<defining<Pass, define<target, body>>, target>{};
  }
}
template <class Pass, class Expression>
consteval auto define_in(std::type_identity<Pass> pass, Expression e) {
  constexpr index width =
      same<typename Pass::contraction, no_contraction> ? width_of<Expression> : width_of<typename Pass::contraction>;
  return define_as<Expression::shape, width>(pass, e);
}

template <class Part>
struct rearranges_computed : std::false_type {};
template <class Op, class A>
struct rearranges_computed<node<Op, A>>
    : std::bool_constant<is_rearrangement<node<Op, A>>::value && (!is_leaf<A>::value || is_accumulated<A>::value)> {};

// Gives the pass and `e` with what `e` reads at other columns in memory.
template <class Pass, class Expression>
consteval auto with_arguments_in_memory(std::type_identity<Pass> pass, Expression e) {
  using all = parts_of<rearranges_computed, Expression>;
  if constexpr (all::size == 0)
    return draft<Pass, Expression>{};
  else {
    using first = decltype(first_of(all{}));
    using argument = decltype(first::a);
    constexpr extent shape{argument::shape.rows, true};
    using made = decltype(define_as<shape, first::operation::from_width>(pass, as_one_sum(argument{})));
    return with_arguments_in_memory(std::type_identity<typename made::program>{},
                                    replace<argument>(e, typename made::expression{}));
  }
}

template <class Target, class Pass, class Expression>
consteval auto send_ready(std::type_identity<Pass> pass, Target to, Expression e) {
  constexpr bool computed = mentions_accumulated<Expression> || has_part<is_row_operation, Expression> ||
                            has_part<is_column_reduction, Expression>;
  if constexpr (same<Expression, zero_t>)
    return pass;
  else if constexpr (computed) {
    using made = decltype(define_in(pass, as_one_sum(e)));
    return send(std::type_identity<typename made::program>{}, to, typename made::expression{});
  } else
    return send(pass, to, e);
}
// A derivative that flows back to a value or a parameter of the statement itself.
template <class Target, class Pass, class Expression>
consteval auto send_direct(std::type_identity<Pass> pass, Target to, Expression derived) {
  using ready = decltype(with_arguments_in_memory(pass, derived));
  return send_ready(std::type_identity<typename ready::program>{}, to, typename ready::expression{});
}

// How a statement sends back, given `Sender::by(part)`: the derivative by one part of its expression.
template <class Sender>
struct sending_rules {
  template <class Pass>
  static consteval auto through_contraction(std::type_identity<Pass> pass, no_contraction) {
    return pass;
  }
  template <class Pass, class Op, class A, class B>
  static consteval auto through_contraction(std::type_identity<Pass> pass, node<Op, A, B> c) {
    using made = decltype(define_in(pass, Sender::by(accumulated<width_of<node<Op, A, B>>>{})));
    constexpr auto p = Op::pull(typename made::expression{}, c, A{}, B{});
    return to_operand(to_operand(std::type_identity<typename made::program>{}, A{}, p.a), B{}, p.b);
  }
  template <class Pass, class Operand, class Expression>
  static consteval auto to_operand(std::type_identity<Pass> pass, Operand to, Expression e) {
    if constexpr (carries_gradient<Operand>)
      return send(pass, to, e);
    else
      return pass;
  }

  template <class Pass>
  struct running {
    std::type_identity<Pass> pass;
  };
  template <class Pass, class Target>
  friend consteval auto operator<<(running<Pass> r, Target to) {
    return running<typename decltype(send_direct(r.pass, to, Sender::by(to)))::type>{};
  }
  template <class Pass, class... Targets>
  static consteval auto to_all(std::type_identity<Pass> pass, types<Targets...>) {
    return (running<Pass>{pass} << ... << Targets{}).pass;
  }
};

// The derivative of a statement by one part, in terms of what is stored.
template <class Statement, class Adjoint>
struct sender : sending_rules<sender<Statement, Adjoint>> {
  template <class Part>
  static consteval auto by(Part part) {
    using y = typename Statement::target;
    const auto d = derivative(typename Statement::expression{}, part, y{});
    if constexpr (same<typename Statement::kept, void>)
      return replace<upstream_of<y>>(d, Adjoint{});
    else
      return replace<upstream_of<y>>(replace<typename Statement::part>(d, typename Statement::kept{}), Adjoint{});
  }
};

// ---- Steps ---------------------------------------------------------------------------------------------------------

template <class... Targets, class... Expressions>
consteval index widest_of(types<define<Targets, Expressions>...>) {
  index widest = 0;
  ((widest = width_of_pass<Expressions> > widest ? width_of_pass<Expressions> : widest), ...);
  return widest;
}

// The stages with the pass at their end, if it defines anything.
template <class Stages, class Contraction, class Defines>
struct closed {
  static constexpr index width = width_of<Contraction>;
  using type = push<Stages, stage<batch_by<width>, Contraction, Defines>>;
};
template <class Stages, class Defines>
struct closed<Stages, no_contraction, Defines> {
  using type = push<Stages, stage<batch_by<widest_of(Defines{})>, no_contraction, Defines>>;
};
template <class Stages, class Contraction>
struct closed<Stages, Contraction, types<>> {
  using type = Stages;
};
template <class Stages>
struct closed<Stages, no_contraction, types<>> {
  using type = Stages;
};

// Closes a pass: its stage, and the updates that may now happen.
template <class Update, class Pass>
consteval auto close(std::type_identity<Pass>) {
  using stages =
      typename closed<typename Pass::program::stages, typename Pass::contraction, typename Pass::defines>::type;
  using columns = decltype(flush<true, Update, stages, typename Pass::contributions>(typename Pass::updates{}));
  using matrices = decltype(flush<false, Update, typename columns::stages, typename Pass::contributions>(
      typename columns::waiting{}));
  return retreat<Update, program<typename matrices::stages, typename Pass::program::statements, Pass::program::next>,
                 typename Pass::contributions, typename matrices::waiting>{};
}

// Gives contractions beyond the last of an adjoint passes of their own.
template <class Program, class Expression>
consteval auto with_one_contraction(Program p, Expression e) {
  if constexpr (parts_of<is_contraction, Expression>::size <= 1)
    return draft<Program, Expression>{};
  else {
    using first = decltype(first_of(parts_of<is_contraction, Expression>{}));
    using before = decltype(emit<false>(p, first{}));
    return with_one_contraction(typename before::program{}, replace<first>(e, typename before::expression{}));
  }
}

template <class Update, class Program, class Contributions, class Updates, class Statement>
consteval auto operator<<(retreat<Update, Program, Contributions, Updates>, Statement) {
  using Retreat = retreat<Update, Program, Contributions, Updates>;
  using y = typename Statement::target;
  using adjoint = decltype(adjoint_of<y>(typename Retreat::contributions{}));
  if constexpr (!y::grad || same<adjoint, zero_t>)
    return Retreat{};
  else {
    using start = decltype(with_one_contraction(typename Retreat::program{}, adjoint{}));
    using root = contraction_of<typename start::expression>;
    using body = decltype(over_accumulated(typename start::expression{}));
    using pass = sending<typename start::program, root, types<>,
                         decltype(without<y>(typename Retreat::contributions{})), typename Retreat::updates>;
    using send_back = sender<Statement, body>;
    constexpr auto contracted =
        send_back::through_contraction(std::type_identity<pass>{}, typename Statement::contraction{});
    constexpr auto sent = send_back::to_all(contracted, direct_targets<typename Statement::expression>{});
    return close<typename Retreat::update>(sent);
  }
}

}  // namespace etch::inline ETCH_TARGET
