// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The finished plans: the stages of inference, of a training step, of gradients alone.
#pragma once

#include <etch/nn/loss/loss.hpp>
#include <etch/plan/backward.hpp>
#include <etch/plan/late_update.hpp>

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

// What inference does.
template <class Network>
struct inference_steps {
  using forward = forward_pass<Network, false>;
  using end = reversed<decltype(finish_with<network_output<Network::outputs>>(typename forward::open{}))>;
  using type = append<typename forward::steps, typename forward::template end<end>>;
};
template <class Network>
struct inference_plan : stage_list<typename inference_steps<Network>::type> {};
template <class Network>
using inference_stages = stages_of<inference_plan<Network>>;

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
    return loss_statement<Expression, Contraction>::scaled(sent_back<Part>(Expression{}, one));
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

// What a training step starts from: the network's forward pass with the loss merged into its end.
template <class Network, class Loss, class Update, bool InputGradient>
struct training_start {
  using forward = forward_pass<Network, true, InputGradient>;
  using loss = decltype(one_contraction_forward<true>(
      draft<typename forward::open::program, decltype(Loss::of(typename forward::open::expression{}))>{}));
  static constexpr index values = forward::values + loss::program::next;
  using state = decltype(start_retreat<Update>(
      draft<program<typename loss::program::stages, types<>, way_back>, typename loss::expression>{}));
};

// The way back through the statements of one layer, in names relative to it. As on the way there, one stage stays open.
template <class Retreat, class Statements>
struct layer_retreat;
template <class Retreat, class... Statements>
struct layer_retreat<Retreat, types<Statements...>> {
  using result = decltype((Retreat{} << ... << Statements{}));
  using stages = typename result::program::stages;
  using closed_stages = reversed<typename newest_of<stages>::rest>;
  static constexpr index adjoints = result::program::next - way_back;
  using open =
      retreat<typename result::update, program<typename newest_of<stages>::only, types<>, result::program::next>,
              typename result::contributions, typename result::updates>;
};

// The way back after `Count` layers, from the last one on; 0 is the loss.
template <class Start, index Count>
struct retreat_step {
  static constexpr index depth = Start::forward::depth - Count;
  using before = retreat_step<Start, Count - 1>;
  using layer = typename Start::forward::template after<depth + 1>::layer;
  using made = layer_retreat<decltype(moved<moved_by<1, layer::values, index(-before::made::adjoints)>>(
                                 typename before::made::open{})),
                             typename layer::statements>;
  static constexpr index values = Start::forward::template after<depth>::values;
  static constexpr index adjoints = before::adjoints + before::made::adjoints;
  using step = placed<typename made::closed_stages, depth, values, adjoints>;
};
template <class Start>
struct retreat_step<Start, 0> {
  using made = layer_retreat<typename Start::state, typename Start::loss::program::statements>;
  static constexpr index depth = Start::forward::depth, values = Start::forward::values, adjoints = Start::values;
  using step = placed<typename made::closed_stages, depth, values, adjoints>;
};

template <class Start, class Positions>
struct retreat_steps;
template <class Start, std::size_t... I>
struct retreat_steps<Start, std::index_sequence<I...>> {
  using steps = types<typename retreat_step<Start, I>::step...>;
};

template <class Network, class Loss, class Update, bool InputGradient>
struct training_steps {
  using start = training_start<Network, Loss, Update, InputGradient>;
  using back = retreat_steps<start, std::make_index_sequence<Network::layers::size + 1>>;
  using last = retreat_step<start, Network::layers::size>;
  using end = reversed<decltype(finish_retreat<Network::inputs>(typename last::made::open{}))>;
  using late = after_gradients<Update, Network, last::adjoints + last::made::adjoints>;
  using type =
      typename joined<typename start::forward::steps, typename back::steps,
                      types<placed<end, last::depth, last::values, last::adjoints>>, typename late::type>::type;
};

// All stages of one step: forward, loss, backward, and whatever `Update` makes of the gradients.
template <class Network, class Loss, class Update, bool InputGradient = false>
struct training_plan : stage_list<typename training_steps<Network, Loss, Update, InputGradient>::type> {};
template <class Network, class Loss, class Update, bool InputGradient = false>
using step_stages = stages_of<training_plan<Network, Loss, Update, InputGradient>>;

// A step on gradients that were added up.
template <class Network, class Optimizer>
struct late_update_plan : stage_list<typename late_steps<Network, Optimizer, 0>::type> {};

// ---- Evaluation ----------------------------------------------------------------------------------------------------

// Inference that also sums the loss: the output and the loss share their contraction.
template <class Loss, index Width, class Program, class Expression>
consteval auto finish_with_loss(draft<Program, Expression> d) {
  using output = decltype(one_contraction_forward<false>(d));
  using root = contraction_of<typename output::expression>;
  using body = decltype(over_accumulated(typename output::expression{}));
  using loss = decltype(over_accumulated(Loss::of(typename output::expression{})));
  return push<typename output::program::stages,
              stage<batch_by<Width>, root,
                    types<define<network_output<Width>, body>, define<loss_sum, decltype(column_sum(loss{}))>>>>{};
}
template <class Network, class Loss>
struct evaluation_steps {
  using forward = forward_pass<Network, false>;
  using end = reversed<decltype(finish_with_loss<Loss, Network::outputs>(typename forward::open{}))>;
  using type = append<typename forward::steps, typename forward::template end<end>>;
};
template <class Network, class Loss>
struct evaluation_plan : stage_list<typename evaluation_steps<Network, Loss>::type> {};
template <class Network, class Loss>
using evaluation_stages = stages_of<evaluation_plan<Network, Loss>>;

}  // namespace etch::inline ETCH_TARGET
