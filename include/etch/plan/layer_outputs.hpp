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
consteval auto stages_of(observed<Draft, Outputs>) {
  return reversed(typename Draft::program::stages{});
}

// `outputs` are the values after each of the network's layers, in order; `stages` make them.
template <class Network, bool Training>
struct layer_outputs {
  using all = decltype(observe<Training>(std::make_index_sequence<Network::layers::size>{}, typename Network::layers{},
                                         observed<draft<empty_program, network_input<Network::inputs>>, types<>>{}));
  using outputs = typename all::outputs;
  using stages = decltype(stages_of(all{}));
};

// The workspace of a schedule in which every value keeps a place of its own.
template <class T, class... Stages>
constexpr auto layout_of_all(types<Stages...> stages, index rows) {
  auto map = layout_of<T>(stages, rows);
  std::array<lifetime, map.offset.size()> values{};
  index stage = 0;
  const int all[] = {(live_in<T>(values, stage++, rows, leaves_of<Stages>{}), 0)..., 0};
  static_cast<void>(all);
  map.size = 0;
  for (index id = 0; id < values.size(); ++id) {
    map.offset[id] = map.size;
    map.size += values[id].size;
  }
  return map;
}

}  // namespace etch::inline ETCH_TARGET
