// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The stages of a network with the output of every layer in memory, for looking inside.
#pragma once

#include <etch/plan/memory.hpp>
#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

// A draft, and the outputs of the layers so far.
template <class Draft, class Outputs>
struct observed {
  using outputs = Outputs;
};
template <class Program, class Expression, class Outputs, bool Training, class Path, class Layer>
consteval auto operator>>(observed<draft<Program, Expression>, Outputs>, step<Training, Path, Layer>) {
  constexpr auto made =
      materialise<Training>(enter<Training>(Path{}, std::type_identity<Layer>{}, draft<Program, Expression>{}));
  return observed<std::remove_const_t<decltype(made)>,
                  append<Outputs, typename std::remove_const_t<decltype(made)>::expression>>{};
}

template <bool Training, index... Position, class... Layers, class Draft>
consteval auto observe(std::index_sequence<Position...>, types<Layers...>, Draft d) {
  return (d >> ... >> step<Training, at<Position>, Layers>{});
}

template <class Draft, class Outputs>
auto observed_steps(observed<Draft, Outputs>) -> types<placed_here<reversed<typename Draft::program::stages>>>;

template <class Network, bool Training>
using observed_layers =
    decltype(observe<Training>(std::make_index_sequence<Network::layers::size>{}, typename Network::layers{},
                               observed<draft<empty_program, network_input<Network::inputs>>, types<>>{}));

// `outputs` are the values after each of the network's layers, in order; the stages make them.
template <class Network, bool Training>
struct layer_outputs : stage_list<decltype(observed_steps(observed_layers<Network, Training>{}))> {
  using outputs = typename observed_layers<Network, Training>::outputs;
};

// The workspace of a plan in which every value keeps a place of its own.
template <class T, class Plan>
constexpr auto layout_of_all(index rows) {
  auto values = lifetimes_of<T, Plan>(rows);
  for (lifetime& one_value : values) one_value.last = Plan::count;
  return place<Plan::count + 1>(values);
}

}  // namespace etch::inline ETCH_TARGET
