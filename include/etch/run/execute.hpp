// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Runs the stages of a schedule: gives every leaf its memory and calls each stage's loops.
#pragma once

#include <etch/plan/parameters.hpp>
#include <etch/run/lower/run_stage.hpp>

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

template <class Part>
struct is_coin : std::false_type {};
template <class Path, double Rate>
struct is_coin<coin_at<Path, Rate>> : std::true_type {};

template <class Stage>
using coins_of_stage = decltype(parts_in<is_coin>(typename Stage::defines{}));
// Every coin of a schedule, once.
template <class... Coins>
consteval auto each_once(types<Coins...>) {
  return (types<>{} + ... + std::type_identity<Coins>{});
}
template <class... Types, class Coin>
consteval auto operator+(types<Types...> list, std::type_identity<Coin> coin) {
  return with(list, coin);
}
template <class Plan, std::size_t... I>
consteval auto coins_in(std::index_sequence<I...>) {
  return each_once(typename joined<types<>, coins_of_stage<typename Plan::template stage<I>>...>::type{});
}
template <class Plan>
using coins_of = decltype(coins_in<Plan>(std::make_index_sequence<Plan::count>{}));

// The names of an optimizer's memories, in order.
template <class Part>
struct is_state : std::false_type {};
template <fixed_string Name, class Parameter>
struct is_state<state<Name, Parameter>> : std::true_type {};

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

// The memory of each kind of leaf, for one network and schedule.
template <class T, class Network, class Optimizer, class Plan, class Map>
struct addresses {
  const memory_of_run<T>& memory;
  const Map& map;
  using block = parameters_of<Network, T>;
  using coins = coins_of<Plan>;

  static void* plain_pointer(const void* p) { return const_cast<void*>(p); }

  template <index Id, extent Extent, index Width, bool Grad>
  void* of(value<Id, Extent, Width, Grad>) const {
    return memory.workspace + map.offset[Id];
  }
  template <index Width, bool Grad>
  void* of(network_input<Width, Grad>) const {
    return plain_pointer(memory.input);
  }
  template <index Width>
  void* of(network_output<Width>) const {
    return memory.output;
  }
  template <index Width>
  void* of(input_gradient<Width>) const {
    return memory.input_gradient;
  }
  void* of(target_leaf) const { return plain_pointer(memory.target); }
  void* of(target_distribution) const { return plain_pointer(memory.target); }
  void* of(row_weight) const { return plain_pointer(memory.row_weights); }
  void* of(loss_sum) const { return memory.loss; }
  template <class Path, class Declared>
  void* of(owned<Path, Declared>) const {
    return memory.parameters + block::template offset<owned<Path, Declared>>;
  }
  template <class Parameter>
  void* of(gradient_of<Parameter>) const {
    return memory.gradients + block::template offset<Parameter>;
  }
  template <fixed_string Name, class Parameter>
  void* of(state<Name, Parameter>) const {
    constexpr index which = memory_position<Optimizer::rule(), Name>();
    return memory.states + which * block::size + block::template offset<Parameter>;
  }
  template <class Path, double Rate>
  void* of(coin_at<Path, Rate>) const {
    return plain_pointer(memory.coins + position_in<coin_at<Path, Rate>>(coins{}) * memory.coin_stride);
  }
  template <auto Member>
  void* of(hyper<Member>) const {
    return plain_pointer(&(static_cast<const Optimizer*>(memory.optimizer)->*Member));
  }
  void* of(step_count) const { return plain_pointer(memory.step); }
  template <index Width>
  void* of(accumulated<Width>) const {
    return nullptr;
  }
  void* of(row_count) const { return nullptr; }
  void* of(column_count) const { return nullptr; }
  void* of(loss_scale) const { return nullptr; }
};

template <class Target>
struct stage_with_target {
  template <class Grid, class Contraction, class Defines, class After>
  static auto of(stage<Grid, Contraction, Defines, After>)
      -> stage<Grid, Contraction, decltype(renamed<target_binding<Target>>(Defines{})), After>;
};

template <class Target, class Slots>
struct slots_with_target;
template <class Target, class... Slots>
struct slots_with_target<Target, types<Slots...>> {
  using type = types<decltype(rewrite(target_binding<Target>{}, Slots{}))...>;
};

template <class T, class Target, class Stage, class Addresses, class Rows, class... Leaves>
ETCH_INLINE void execute_stage(const Addresses& addresses, Rows rows, types<Leaves...>) {
  using form = canonical<Stage>;
  void* const slots[] = {addresses.of(Leaves{})...};
  using stage = decltype(stage_with_target<Target>::of(typename form::type{}));
  using slot_types = typename slots_with_target<Target, typename form::slots>::type;
  if constexpr (is_small<typename stage::contraction, Rows>)
    run_stage_here<T, stage, slot_types>(slots, rows);
  else
    run_stage<T, stage, slot_types>(slots, rows);
}

template <class T, class Plan, class Target, class Addresses, class Rows, std::size_t... I>
ETCH_INLINE void execute_stages(const Addresses& where, Rows rows, std::index_sequence<I...>) {
  const int all[] = {(execute_stage<T, Target, typename Plan::template stage<I>>(
                          where, rows, leaves_of<typename Plan::template stage<I>>{}),
                      0)...,
                     0};
  static_cast<void>(all);
}

// Runs every stage of a plan on `rows` rows. `Target` says how the caller's targets lie in memory.
template <class T, class Network, class Plan, class Optimizer, class Target, class Map, class Rows>
ETCH_INLINE void execute(const Map& map, const memory_of_run<T>& memory, Rows rows) {
  execute_stages<T, Plan, Target>(addresses<T, Network, Optimizer, Plan, Map>{memory, map}, rows,
                                  std::make_index_sequence<Plan::count>{});
}

}  // namespace etch::inline ETCH_TARGET
