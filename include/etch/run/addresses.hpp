// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where each leaf of a stage lies in memory.
#pragma once

#include <cstdint>

#include <etch/nn/loss/weighted.hpp>
#include <etch/plan/coins.hpp>
#include <etch/plan/parameters.hpp>
#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

// Everything a schedule may touch. A part that a schedule does not mention may be null.
template <class T>
struct memory_of_run {
  T* parameters = nullptr;
  T* states = nullptr;     // the optimizer's memories, each as large as the parameters
  T* gradients = nullptr;  // as large as the parameters
  T* workspace = nullptr;
  const T* input = nullptr;
  const void* target = nullptr;
  const T* row_weights = nullptr;
  T* output = nullptr;
  T* input_gradient = nullptr;
  T* loss = nullptr;
  const void* optimizer = nullptr;
  const double* step = nullptr;
  const std::uint32_t* coins = nullptr;  // keys of rows, one run of them for each dropout layer
  index coin_stride = 0;
};

// The names of an optimizer's memories, in order.
template <auto Assignments, fixed_string Name>
consteval index memory_position() {
  if constexpr (!requires { Assignments.first; })
    return 0;
  else if constexpr (same<std::remove_const_t<decltype(Assignments.first.target)>, memory<Name>>)
    return 0;
  else
    return (same<std::remove_const_t<decltype(Assignments.first.target)>, weight_value> ? 0 : 1) +
           memory_position<Assignments.rest, Name>();
}
template <auto Assignments>
consteval index memory_count() {
  if constexpr (!requires { Assignments.first; })
    return 0;
  else
    return (same<std::remove_const_t<decltype(Assignments.first.target)>, weight_value> ? 0 : 1) +
           memory_count<Assignments.rest>();
}

// A step of a schedule, done `Count` times; the names of each time lie `Stride` further on.
template <class Stages, origin From, origin Stride = origin{}>
struct repeated_step {
  using stages = Stages;
  static constexpr origin from = From, stride = Stride;
};

// The memory of each kind of leaf, for one network and plan: `of(leaf, step, repetition)`.
template <class T, class Network, class Optimizer, class Plan, class Map>
struct addresses {
  const memory_of_run<T>& memory;
  const Map& map;
  using blocks = layer_blocks_of<Network, T>;

  static void* plain_pointer(const void* p) { return const_cast<void*>(p); }

  template <class Step, index First, index... Rest, class Declared>
  static constexpr index parameter(owned<at<First, Rest...>, Declared>, Step, index repetition) {
    constexpr index layer = Step::from.layer + First;
    constexpr index within = blocks::template within<layer, owned<at<0, Rest...>, Declared>>;
    static_assert(within != nowhere, "a stage touches a parameter that its layer does not own");
    return blocks::starts[layer + repetition * Step::stride.layer] + within;
  }

  template <index Id, extent Extent, index Width, bool Grad, class Step>
  void* of(value<Id, Extent, Width, Grad>, Step, index repetition) const {
    constexpr index first = Step::from.id(Id), stride = (Step::from + Step::stride).id(Id) - first;
    return memory.workspace + map.offset[first + repetition * stride];
  }
  template <index Width, bool Grad, class Step>
  void* of(network_input<Width, Grad>, Step, index) const {
    return plain_pointer(memory.input);
  }
  template <index Width, class Step>
  void* of(network_output<Width>, Step, index) const {
    return memory.output;
  }
  template <index Width, class Step>
  void* of(input_gradient<Width>, Step, index) const {
    return memory.input_gradient;
  }
  template <class Step>
  void* of(target_leaf, Step, index) const {
    return plain_pointer(memory.target);
  }
  template <class Step>
  void* of(target_distribution, Step, index) const {
    return plain_pointer(memory.target);
  }
  template <class Step>
  void* of(row_weight, Step, index) const {
    return plain_pointer(memory.row_weights);
  }
  template <class Step>
  void* of(loss_sum, Step, index) const {
    return memory.loss;
  }
  template <class Path, class Declared, class Step>
  void* of(owned<Path, Declared> leaf, Step step, index repetition) const {
    return memory.parameters + parameter(leaf, step, repetition);
  }
  template <class Parameter, class Step>
  void* of(gradient_of<Parameter>, Step step, index repetition) const {
    return memory.gradients + parameter(Parameter{}, step, repetition);
  }
  template <fixed_string Name, class Parameter, class Step>
  void* of(state<Name, Parameter>, Step step, index repetition) const {
    constexpr index which = memory_position<Optimizer::rule(), Name>();
    return memory.states + which * blocks::size + parameter(Parameter{}, step, repetition);
  }
  template <class Path, double Rate, class Step>
  void* of(coin_at<Path, Rate>, Step, index repetition) const {
    constexpr auto position = [](index at) { return coins_of<Plan>::layers.position(path_of(Path{}).from(at)); };
    constexpr index first = position(Step::from.layer),
                    stride = position(Step::from.layer + Step::stride.layer) - first;
    return plain_pointer(memory.coins + (first + repetition * stride) * memory.coin_stride);
  }
  template <auto Member, bool MostlyZero, class Step>
  void* of(hyper<Member, MostlyZero>, Step, index) const {
    return plain_pointer(&(static_cast<const Optimizer*>(memory.optimizer)->*Member));
  }
  template <class Step>
  void* of(step_count, Step, index) const {
    return plain_pointer(memory.step);
  }
  // What has no memory: sums of a contraction, numbers of rows and columns.
  template <class Leaf, class Step>
  void* of(Leaf, Step, index) const {
    return nullptr;
  }
};

}  // namespace etch::inline ETCH_TARGET
