// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Words to write a schedule with: what a layer owns, and stages one by one.
#pragma once

#include <etch/plan/schedule.hpp>
#include <etch/plan/slots.hpp>

namespace reading {

using namespace etch;
using etch::index;

// The parameters of the layer at a position.
template <class Layer, index... At>
inline constexpr owned<at<At...>, std::remove_const_t<decltype(Layer::W)>> weight_of{};
template <class Layer, index... At>
inline constexpr owned<at<At...>, std::remove_const_t<decltype(Layer::b)>> bias_of{};

template <index Id, index Width>
inline constexpr value<Id, each, Width, true> forward{};  // something trained lies upstream
template <index Id, index Width>
inline constexpr value<Id, each, Width> kept{};
template <index Id, index Width>
inline constexpr value<Id, each, Width> back{};
template <index Id, index Width>
inline constexpr value<Id, per_column, Width> total{};

// `name = expression`, and a list of such.
template <class Target>
struct left {
  template <class Expression>
  consteval auto operator=(Expression) const {
    return define<Target, Expression>{};
  }
};
template <class Target>
consteval auto set(Target) {
  return left<Target>{};
}
template <class... Defines>
consteval auto list(Defines...) {
  return types<Defines...>{};
}

// One pass, as it should be.
template <class Grid, class Contraction, class Defines, class After = types<>>
consteval auto pass(Grid, Contraction, Defines, After = {}) {
  return stage<Grid, Contraction, Defines, After>{};
}

template <class... A, class... B>
consteval auto both(types<A...>, types<B...>) {
  return types<A..., B...>{};
}

template <class Stages, index I>
struct stage_at;
template <class... Stages, index I>
struct stage_at<types<Stages...>, I> {
  using type = pick_t<I, table<std::index_sequence_for<Stages...>, Stages...>>;
};

// Fails with both types in sight.
template <class Found, class Wanted>
struct stage_is {
  static_assert(same<Found, Wanted>, "the stage found is not the stage wanted: both are shown above");
  static constexpr bool ok = same<Found, Wanted>;
};
template <class Stages, index I, class Wanted>
inline constexpr bool stage_number = stage_is<typename stage_at<Stages, I>::type, Wanted>::ok;

template <class Define>
struct target_in;
template <class Target, class Expression>
struct target_in<define<Target, Expression>> {
  using type = Target;
};

template <class Grid, class Contraction, class Defines, class After>
consteval index definitions_of(stage<Grid, Contraction, Defines, After>) {
  return Defines::size;
}

// Whether anything in a schedule reads or writes a leaf of some kind.
template <template <class> class Wanted, class... Leaves>
consteval bool any_of(types<Leaves...>) {
  return (Wanted<Leaves>::value || ...);
}
template <template <class> class Wanted, class... Stages>
consteval bool touches(types<Stages...>) {
  return (any_of<Wanted>(leaves_of<Stages>{}) || ...);
}
template <class Leaf>
struct is_gradient : std::false_type {};
template <class Parameter>
struct is_gradient<gradient_of<Parameter>> : std::true_type {};
template <class Leaf>
struct is_dropout_coin : std::false_type {};
template <class Path, double Rate>
struct is_dropout_coin<coin_at<Path, Rate>> : std::true_type {};

// How many stages have no contraction: passes over data for their own sake.
template <class... Stages>
consteval index bare_passes(types<Stages...>) {
  return (index{0} + ... + (same<typename Stages::contraction, no_contraction> ? 1 : 0));
}

// How many values over rows and columns the forward stages store beside the one that flows on.
template <class Define>
inline constexpr bool stores_rows = false;
template <index Id, index Width, bool Grad, class Expression>
inline constexpr bool stores_rows<define<value<Id, each, Width, Grad>, Expression>> = true;
template <class... Defines>
consteval index stored(types<Defines...>) {
  return (index{0} + ... + (stores_rows<Defines> ? 1 : 0));
}

}  // namespace reading
