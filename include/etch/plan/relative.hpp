// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Names relative to a layer: paths count from it, ids from the first value it makes. What equal layers do is then the
// same type, planned once, and only the place differs.
#pragma once

#include <etch/plan/renamed.hpp>

namespace etch::inline ETCH_TARGET {

// While names are relative, ids of values that the way back makes are told apart by being near this.
inline constexpr index way_back = index{1} << 20;
constexpr bool on_way_back(index id) { return id >> 19 == 1 || id >> 19 == 2; }

// What relative names count from. (Arithmetic is modulo the range of index: a name may lie before its origin.)
struct origin {
  index layer = 0, value = 0, adjoint = 0;

  constexpr index id(index relative) const {
    return on_way_back(relative) ? adjoint + (relative - way_back) : value + relative;
  }
  constexpr origin operator+(origin by) const { return {layer + by.layer, value + by.value, adjoint + by.adjoint}; }
  constexpr origin operator-(origin by) const { return {layer - by.layer, value - by.value, adjoint - by.adjoint}; }
  constexpr bool operator==(const origin&) const = default;
};

// Adds to every relative name.
template <index Layers, index Values, index Adjoints>
struct moved_by {
  template <index Id, extent Extent, index Width, bool Grad>
  static consteval auto of(value<Id, Extent, Width, Grad>) {
    return value<Id + (on_way_back(Id) ? Adjoints : Values), Extent, Width, Grad>{};
  }
  template <index First, index... Rest, class Declared>
  static consteval auto of(owned<at<First, Rest...>, Declared>) {
    return owned<at<First + Layers, Rest...>, Declared>{};
  }
  template <index First, index... Rest, double Rate>
  static consteval auto of(coin_at<at<First, Rest...>, Rate>) {
    return coin_at<at<First + Layers, Rest...>, Rate>{};
  }
  template <fixed_string Name, class Parameter>
  static consteval auto of(state<Name, Parameter>) {
    return state<Name, decltype(of(Parameter{}))>{};
  }
  template <class Parameter>
  static consteval auto of(gradient_of<Parameter>) {
    return gradient_of<decltype(of(Parameter{}))>{};
  }
};

// ---- A schedule ----------------------------------------------------------------------------------------------------

// Stages in names relative to an origin: what one layer adds to a schedule.
template <class Stages, index Layer, index Value, index Adjoint>
struct placed {};

template <class Stages>
using placed_here = placed<Stages, 0, 0, way_back>;

template <class Step>
struct written_out;
template <class Stages, index Layer, index Value, index Adjoint>
struct written_out<placed<Stages, Layer, Value, Adjoint>> {
  using type = decltype(renamed_stages<moved_by<Layer, Value, Adjoint - way_back>>(Stages{}));
};
// All stages of a schedule, one after the other, in names that count from the beginning of the network.
template <class... Steps>
struct written_out<types<Steps...>> : joined<types<>, typename written_out<Steps>::type...> {};

template <class Steps>
struct stages_in;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct stages_in<types<placed<Stages, Layer, Value, Adjoint>...>> {
  static constexpr index count = [] {
    const index counts[] = {Stages::size..., 0};
    index sum = 0;
    for (index one_step : counts) sum += one_step;
    return sum;
  }();
};

template <index I, class Steps>
struct nth_stage {
  using type = pick_t<I, table_of<typename written_out<Steps>::type>>;
};

// A schedule, step by step. Functions take a plan and not its lists: their names stay short.
template <class Steps>
struct stage_list {
  using steps = Steps;
  static constexpr index count = stages_in<Steps>::count;
  template <index I>
  using stage = typename nth_stage<I, Steps>::type;
};
template <class Plan>
using stages_of = typename written_out<typename Plan::steps>::type;

}  // namespace etch::inline ETCH_TARGET
