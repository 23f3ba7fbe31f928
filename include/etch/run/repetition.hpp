// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Steps of a schedule that do the same one after the other, so that they run as a loop.
#pragma once

#include <etch/run/addresses.hpp>

namespace etch::inline ETCH_TARGET {

// `count` steps from `first` on; the names of each lie `stride` behind those of the one before.
struct repetition {
  index first = 0, count = 0;
  origin stride{};
};

// Where a parameter that a step mentions lies within each layer of the network.
struct parameter_use {
  const index* offsets;
  index layer;
};
struct repeatable_step {
  const parameter_use* parameters;
  index parameter_count;
  const layer_path* coins;
  index coin_count;
  bool as_before;  // the stages are those of the step before
  origin from;
};

template <class T, class Network, class Leaf>
struct use_of_parameter {
  static constexpr index count = 0;
  constexpr void operator()(parameter_use*&) const {}
};
template <class T, class Network, index First, index... Rest, class Declared>
struct use_of_parameter<T, Network, owned<at<First, Rest...>, Declared>> {
  static constexpr index count = 1;
  constexpr void operator()(parameter_use*& to) const {
    *to++ = {layer_blocks_of<Network, T>::template offsets<owned<at<0, Rest...>, Declared>>.data(), First};
  }
};
template <class T, class Network, fixed_string Name, class Parameter>
struct use_of_parameter<T, Network, state<Name, Parameter>> : use_of_parameter<T, Network, Parameter> {};
template <class T, class Network, class Parameter>
struct use_of_parameter<T, Network, gradient_of<Parameter>> : use_of_parameter<T, Network, Parameter> {};

template <class T, class Network, class Leaves>
struct parameters_in;
template <class T, class Network, class... Leaves>
struct parameters_in<T, Network, types<Leaves...>> {
  static constexpr index count = (index{0} + ... + use_of_parameter<T, Network, Leaves>::count);
  static constexpr std::array<parameter_use, count + 1> uses = [] {
    std::array<parameter_use, count + 1> all{};
    [[maybe_unused]] parameter_use* to = all.data();
    (use_of_parameter<T, Network, Leaves>()(to), ...);
    return all;
  }();
};

// The stages of each step, and of the step before it.
template <class Steps>
struct neighbours;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct neighbours<types<placed<Stages, Layer, Value, Adjoint>...>> {
  using before = types<void, Stages...>;
  using steps = types<placed<Stages, Layer, Value, Adjoint>..., placed<types<>, 0, 0, 0>>;
};

template <class T, class Network, class Steps, class Before>
struct repeatable_steps;
template <class T, class Network, class... Stages, index... Layer, index... Value, index... Adjoint, class... Before>
struct repeatable_steps<T, Network, types<placed<Stages, Layer, Value, Adjoint>...>, types<Before...>> {
  template <class List>
  using parameters = parameters_in<T, Network, leaves_of_stages<List>>;
  static constexpr repeatable_step steps[] = {{parameters<Stages>::uses.data(), parameters<Stages>::count,
                                               coins_in_stages<Stages>::paths.data(), coins_in_stages<Stages>::count,
                                               same<Stages, Before>, origin{Layer, Value, Adjoint}}...};
};

// All steps of a plan, as repetitions.
template <class T, class Network, class Plan>
class repetitions {
  using around = neighbours<typename Plan::steps>;
  static constexpr const auto& steps =
      repeatable_steps<T, Network, typename around::steps, typename around::before>::steps;
  static constexpr index step_count = Plan::steps::size;
  static constexpr index fewest = 3;  // fewer are not worth a loop

  static constexpr bool continues(repetition& so_far) {
    const repeatable_step &first = steps[so_far.first], &next = steps[so_far.first + so_far.count];
    if (so_far.count == 1) so_far.stride = next.from - first.from;
    if (!next.as_before || next.from != steps[so_far.first + so_far.count - 1].from + so_far.stride) return false;
    for (index p = 0; p < first.parameter_count; ++p) {
      const parameter_use& use = first.parameters[p];
      if (use.offsets[next.from.layer + use.layer] != use.offsets[first.from.layer + use.layer]) return false;
    }
    const auto& tossed = coins_of<Plan>::layers;
    for (index c = 0; c < first.coin_count; ++c) {
      const auto position = [&](index repeated) {
        return tossed.position(first.coins[c].from(first.from.layer + repeated * so_far.stride.layer));
      };
      if (position(so_far.count) - position(0) != so_far.count * (position(1) - position(0))) return false;
    }
    return true;
  }

 public:
  struct list {
    std::array<repetition, step_count + 1> all{};
    index count = 0;
  };
  static constexpr list found = [] {
    list result;
    for (index i = 0; i < step_count;) {
      repetition next{i, 1, {}};
      while (i + next.count < step_count && continues(next)) ++next.count;
      if (next.count < fewest) next = {i, 1, {}};
      result.all[result.count++] = next;
      i += next.count;
    }
    return result;
  }();
  static constexpr index count = found.count;
};

}  // namespace etch::inline ETCH_TARGET
