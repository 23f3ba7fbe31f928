// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Updates that wait for all gradients: the norm is added up layer by layer, then every parameter is updated in a pass
// of its own.
#pragma once

#include <etch/plan/parameters.hpp>
#include <etch/plan/update.hpp>

namespace etch::inline ETCH_TARGET {

template <class... Owned>
consteval auto only_trained(types<Owned...>) {
  return typename joined<types<>, std::conditional_t<Owned::declared::trained, types<Owned>, types<>>...>::type{};
}
template <class Layer>
using trained_by_layer = decltype(only_trained(owned_by_layer<Layer>{}));

// ---- The norm ------------------------------------------------------------------------------------------------------

// The sum of squares so far, before the sums number `Id`.
template <index Id>
using squares_before = value<Id - 1, once, 1>;

// Sums a parameter's squares up: each matrix column by column first.
template <class Optimizer, index Id, class Parameter, class Before>
consteval auto squares_of(Parameter, Before before) {
  constexpr auto g = before_norm<Optimizer>(gradient_of<Parameter>{});
  if constexpr (Parameter::shape == each) {
    using columns = value<Id, per_column, Parameter::declared::columns>;
    return stage<over_parameter<Parameter>, no_contraction, types<define<columns, decltype(column_sum(g * g))>>,
                 types<define<value<Id + 1, once, 1>, decltype(before + sum(columns{}))>>>{};
  } else
    return stage<over_parameter<Parameter>, no_contraction, types<>,
                 types<define<value<Id + 1, once, 1>, decltype(before + sum(g * g))>>>{};
}

template <class Optimizer, bool First, class Parameters, class Positions>
struct norm_stages;
template <class Optimizer, bool First, class... Parameters, std::size_t... I>
struct norm_stages<Optimizer, First, types<Parameters...>, std::index_sequence<I...>> {
  template <std::size_t Position>
  using before = std::conditional_t<First && Position == 0, zero_t, squares_before<way_back + 2 * Position>>;
  using type = types<decltype(squares_of<Optimizer, way_back + 2 * I>(Parameters{}, before<I>{}))...>;
};

// ---- The update ----------------------------------------------------------------------------------------------------

// What the gradients are multiplied by, given the sum of their squares.
template <class Optimizer>
consteval auto norm_factor() {
  using squares = squares_before<way_back>;
  return min(one, lit<Optimizer::most_norm>{} / (sqrt(squares{}) + lit<1e-6>{}));
}

template <class Optimizer, class Parameter>
consteval auto late_gradient(Parameter) {
  constexpr auto g = before_norm<Optimizer>(gradient_of<Parameter>{});
  if constexpr (limits_norm<Optimizer>)
    return after_norm<Optimizer>(g * norm_factor<Optimizer>());
  else
    return after_norm<Optimizer>(g);
}

// Gradients that are added up start from zero again.
template <class Optimizer, class Parameter>
consteval auto late_defines(Parameter p) {
  using rule = decltype(rule_defines<Parameter, decltype(late_gradient<Optimizer>(p)), Optimizer::rule()>(types<>{}));
  if constexpr (batches_of_step<Optimizer> == 1)
    return rule{};
  else
    return append<rule, define<gradient_of<Parameter>, zero_t>>{};
}

template <class Optimizer, class Parameter>
consteval auto late_stage(Parameter p) {
  using defines = decltype(late_defines<Optimizer>(p));
  if constexpr (Parameter::shape == each)
    return stage<over_parameter<Parameter>, no_contraction, defines>{};
  else
    return stage<over_parameter<Parameter>, no_contraction, types<>, defines>{};
}
template <class Optimizer, class... Parameters>
consteval auto late_stages(types<Parameters...>) {
  return types<decltype(late_stage<Optimizer>(Parameters{}))...>{};
}

// ---- Layer by layer ------------------------------------------------------------------------------------------------

template <class Layers>
struct late_layers;
template <class... Layers>
struct late_layers<types<Layers...>> {
  static constexpr index depth = sizeof...(Layers);
  static constexpr std::array<index, depth + 1> parameters_before = [] {
    std::array<index, depth + 1> before{};
    const index counts[] = {trained_by_layer<Layers>::size...};
    for (index i = 0; i < depth; ++i) before[i + 1] = before[i] + counts[i];
    return before;
  }();
  template <class Optimizer, index Adjoints, class Positions>
  struct steps;
  template <class Optimizer, index Adjoints, std::size_t... I>
  struct steps<Optimizer, Adjoints, std::index_sequence<I...>> {
    using norm = types<placed<typename norm_stages<Optimizer, parameters_before[I] == 0, trained_by_layer<Layers>,
                                                   std::make_index_sequence<trained_by_layer<Layers>::size>>::type,
                              I, 0, Adjoints + 2 * parameters_before[I]>...>;
    static constexpr index squares = limits_norm<Optimizer> ? Adjoints + 2 * parameters_before[depth] : Adjoints;
    using update = types<placed<decltype(late_stages<Optimizer>(trained_by_layer<Layers>{})), I, 0, squares>...>;
  };
};

// The steps behind a way back that made `Adjoints` values.
template <class Network, class Optimizer, index Adjoints>
struct late_steps {
  using steps =
      typename late_layers<typename Network::layers>::template steps<Optimizer, Adjoints,
                                                                     std::make_index_sequence<Network::layers::size>>;
  using type = typename joined<std::conditional_t<limits_norm<Optimizer>, typename steps::norm, types<>>,
                               typename steps::update>::type;
};

// What follows when all gradients are there.
template <class Update, class Network, index Adjoints>
struct after_gradients {
  using type = types<>;
};
template <class Optimizer, class Penalties, class Network, index Adjoints>
requires(batches_of_step<Optimizer> ==
         1) struct after_gradients<gathered_gradient<Optimizer, Penalties>, Network, Adjoints>
    : late_steps<Network, Optimizer, Adjoints> {
};

}  // namespace etch::inline ETCH_TARGET
