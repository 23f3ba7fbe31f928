// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A training step that also gives what the network said: the pass that sums the loss stores the output too.
#pragma once

#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

// The expression of a network's output as it trains, in terms of the step's own values; void where the output rests on
// several contractions, so that no single pass has it.
template <class Network>
consteval auto training_output() {
  using output = typename forward_pass<Network, true>::open::expression;
  if constexpr (parts_of<is_contraction, output>::size <= 1)
    return std::type_identity<define<network_output<Network::outputs>, decltype(over_accumulated(output{}))>>{};
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

template <class Output, class Stages>
struct predicting_all;
template <class Output, class... Stages>
struct predicting_all<Output, types<Stages...>> {
  using type = types<typename predicting<Output, Stages>::type...>;
};

// A training plan whose loss pass also writes the network's output.
template <class Network, class Plan>
struct plan_with_predictions
    : stage_list<
          typename predicting_all<typename decltype(training_output<Network>())::type, typename Plan::stages>::type> {};

}  // namespace etch::inline ETCH_TARGET
