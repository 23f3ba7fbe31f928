// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The finished plans: the stages of inference, of a training step, of gradients alone.
#pragma once

#include <etch/nn/loss/loss.hpp>
#include <etch/plan/backward.hpp>
#include <etch/plan/update.hpp>

namespace etch::inline ETCH_TARGET {

// The network's output, as the caller stores it.
template <index Width>
struct network_output : leaf_base {
  static constexpr extent shape = each;
  static constexpr index width = Width;
};

// The sum of all rows' losses.
struct loss_sum : leaf_base {
  static constexpr extent shape = once;
};

// ---- Inference -----------------------------------------------------------------------------------------------------

template <class Output, class Program, class Expression>
consteval auto finish_with(draft<Program, Expression>) {
  using start = decltype(with_one_contraction(Program{}, Expression{}));
  using root = contraction_of<typename start::expression>;
  using body = decltype(over_accumulated(typename start::expression{}));
  return push<typename start::program::stages, stage<batch_by<Output::width>, root, types<define<Output, body>>>>{};
}

template <class Network>
using inference_stages =
    decltype(reversed(finish_with<network_output<Network::outputs>>(forward_draft<Network, false>{})));

// ---- Training ------------------------------------------------------------------------------------------------------

// The loss, as the statement the way back starts from: its adjoint is one over the number of rows.
template <class Expression, class Contraction>
struct loss_statement {
  using expression = Expression;
  using contraction = Contraction;

  template <class A>
  static consteval auto scaled(node<op_column_sum, A> e) {
    return column_sum(e.a * loss_scale{});
  }
  template <class E>
  static consteval auto scaled(E e) {
    return e * loss_scale{};
  }
};
template <class Expression, class Contraction, class Adjoint>
struct sender<loss_statement<Expression, Contraction>, Adjoint>
    : sending_rules<sender<loss_statement<Expression, Contraction>, Adjoint>> {
  template <class Part>
  static consteval auto by(Part) {
    return loss_statement<Expression, Contraction>::scaled(adjoint<Part>(Expression{}, one));
  }
};

template <bool Training, class Program, class Expression>
consteval auto one_contraction_forward(draft<Program, Expression> d) {
  if constexpr (parts_of<is_contraction, Expression>::size <= 1)
    return d;
  else {
    using first = decltype(first_of(parts_of<is_contraction, Expression>{}));
    using before = decltype(emit<Training>(Program{}, first{}));
    return one_contraction_forward<Training>(
        draft<typename before::program, decltype(replace<first>(Expression{}, typename before::expression{}))>{});
  }
}

template <class Update, class Program, class Expression>
consteval auto start_retreat(draft<Program, Expression>) {
  using root = contraction_of<Expression>;
  using body = decltype(over_accumulated(Expression{}));
  using statement = loss_statement<body, root>;
  using pass = sending<Program, root, types<define<loss_sum, decltype(column_sum(body{}))>>, types<>, types<>>;
  constexpr auto contracted = sender<statement, one_t>::through_contraction(std::type_identity<pass>{}, root{});
  constexpr auto sent = sender<statement, one_t>::to_all(contracted, direct_targets<body>{});
  return close<Update>(sent);
}

template <index Width, class Retreat>
consteval auto with_input_gradient(Retreat) {
  using adjoint = decltype(adjoint_of<network_input<Width, true>>(typename Retreat::contributions{}));
  if constexpr (same<adjoint, zero_t>)
    return typename Retreat::program::stages{};
  else
    return finish_with<input_gradient<Width>>(draft<typename Retreat::program, adjoint>{});
}

// The end of the way back: the input's gradient if it is wanted, and the updates that waited for it.
template <index Width, class Retreat>
consteval auto finish_retreat(Retreat end) {
  using stages = decltype(with_input_gradient<Width>(end));
  using update = typename Retreat::update;
  using columns = decltype(flush<true, update, stages, types<>>(typename Retreat::updates{}));
  using matrices = decltype(flush<false, update, typename columns::stages, types<>>(typename columns::waiting{}));
  return typename matrices::stages{};
}

// All stages of one step: forward, loss, backward, and whatever `Update` makes of the gradients.
template <class Network, class Loss, class Update, bool InputGradient = false>
consteval auto step_stages_of() {
  using forward = forward_draft<Network, true, InputGradient>;
  using loss = decltype(one_contraction_forward<true>(
      draft<typename forward::program, decltype(Loss::of(typename forward::expression{}))>{}));
  using start = decltype(start_retreat<Update>(loss{}));
  using end = decltype(retreat_through(start{}, typename loss::program::statements{}));
  return reversed(finish_retreat<Network::inputs>(end{}));
}

template <class Network, class Loss, class Update, bool InputGradient = false>
using step_stages = decltype(step_stages_of<Network, Loss, Update, InputGradient>());

// ---- Evaluation ----------------------------------------------------------------------------------------------------

// Inference that also sums the loss: the output and the loss share their contraction.
template <class Network, class Loss>
consteval auto evaluation_stages_of() {
  using forward = forward_draft<Network, false>;
  using output = decltype(one_contraction_forward<false>(forward{}));
  using root = contraction_of<typename output::expression>;
  using body = decltype(over_accumulated(typename output::expression{}));
  using loss = decltype(over_accumulated(Loss::of(typename output::expression{})));
  return reversed(
      push<typename output::program::stages, stage<batch_by<Network::outputs>, root,
                                                   types<define<network_output<Network::outputs>, body>,
                                                         define<loss_sum, decltype(column_sum(loss{}))>>>>{});
}
template <class Network, class Loss>
using evaluation_stages = decltype(evaluation_stages_of<Network, Loss>());

}  // namespace etch::inline ETCH_TARGET
