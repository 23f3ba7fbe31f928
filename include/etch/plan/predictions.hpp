// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A training step that also gives what the network said: the pass that sums the loss stores the output too.
#pragma once

#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

// The definition of a network's output as it trains, in terms of the step's own values; void where the output rests on
// several contractions, so that no single pass has it.
template <class Network>
consteval auto training_output() {
  using forward = forward_pass<Network, true>;
  using output = typename forward::open::expression;
  if constexpr (parts_of<is_contraction, output>::size <= 1)
    return std::type_identity<
        define<network_output<Network::outputs>,
               renamed_t<moved_by<forward::depth, forward::values, 0>, decltype(over_accumulated(output{}))>>>{};
  else
    return std::type_identity<void>{};
}

template <class Network>
inline constexpr bool has_predictions = !same<typename decltype(training_output<Network>())::type, void>;

template <class Output, class Stage>
struct predicting {
  using type = Stage;
};
template <class Output, class Grid, class Contraction, class Sum, class... Defines, class After>
struct predicting<Output, stage<Grid, Contraction, types<define<loss_sum, Sum>, Defines...>, After>> {
  using type = stage<Grid, Contraction, types<define<loss_sum, Sum>, Defines..., Output>, After>;
};

template <class Stage>
inline constexpr bool sums_loss = false;
template <class Grid, class Contraction, class Sum, class... Defines, class After>
inline constexpr bool sums_loss<stage<Grid, Contraction, types<define<loss_sum, Sum>, Defines...>, After>> = true;

template <class Output, class Step>
struct predicting_step {
  using type = Step;
};
template <class Target, class Expression, class... Stages, index Layer, index Value, index Adjoint>
requires(sums_loss<Stages> ||
         ...) struct predicting_step<define<Target, Expression>, placed<types<Stages...>, Layer, Value, Adjoint>> {
  using here = moved_by<index(-Layer), index(-Value), 0>;
  using output = define<Target, renamed_t<here, Expression>>;
  using type = placed<types<typename predicting<output, Stages>::type...>, Layer, Value, Adjoint>;
};

template <class Output, class Steps>
struct predicting_all;
template <class Output, class... Steps>
struct predicting_all<Output, types<Steps...>> {
  using type = types<typename predicting_step<Output, Steps>::type...>;
};

// A training plan whose loss pass also writes the network's output.
template <class Network, class Plan>
struct plan_with_predictions
    : stage_list<
          typename predicting_all<typename decltype(training_output<Network>())::type, typename Plan::steps>::type> {};

}  // namespace etch::inline ETCH_TARGET
