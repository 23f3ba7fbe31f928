// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Runs the stages of a schedule: gives every leaf its memory and calls each stage's loops.
#pragma once

#include <etch/run/lower/options.hpp>
#include <etch/run/lower/run_stage.hpp>
#include <etch/run/repetition.hpp>

namespace etch::inline ETCH_TARGET {

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

// The rows as a stage takes them: the next ones are fetched where those of the caller are read for the last time.
template <class Stage, class Rows>
ETCH_INLINE Rows rows_for(Rows rows) {
  return rows;
}
template <class Contraction>
inline constexpr bool reads_input_last = false;
template <index Width, bool Grad, class G>
inline constexpr bool reads_input_last<node<op_matmul_at, network_input<Width, Grad>, G>> = true;
template <class Stage, class T, class Count>
ETCH_INLINE auto rows_for(rows_before<T, Count> rows) {
  if constexpr (reads_input_last<typename Stage::contraction>)
    return rows;
  else
    return rows.count;
}

template <class Leaf, class Addresses, class Step>
ETCH_INLINE bool is_unused(Leaf leaf, const Addresses& where, Step step, index repetition) {
  if constexpr (is_option<Leaf>::value)
    return *static_cast<const float*>(where.of(leaf, step, repetition)) == 0;
  else
    return true;
}

template <class T, class Target, class Stage, class Addresses, class Step, class RowsOfStep, class... Leaves>
ETCH_INLINE void execute_stage(const Addresses& where, Step step, index repetition, RowsOfStep rows_of_step,
                               types<Leaves...>) {
  if constexpr (has_options<Stage>) {
    using plain = decltype(without_options(Stage{}));
    if ((is_unused(Leaves{}, where, step, repetition) && ...))
      return execute_stage<T, Target, plain>(where, step, repetition, rows_of_step, leaves_of<plain>{});
  }
  const auto rows = rows_for<Stage>(rows_of_step);
  using Rows = std::remove_const_t<decltype(rows)>;
  using form = canonical<Stage>;
  using stage = decltype(stage_with_target<Target>::of(typename form::type{}));
  using slot_types = typename slots_with_target<Target, typename form::slots>::type;
  if constexpr (is_small<typename stage::contraction, Rows>) {
    void* const slots[] = {where.of(Leaves{}, step, repetition)...};
    run_stage_here<T, stage, slot_types>(slots, rows);
  } else {
    void* slots[sizeof...(Leaves)];
    index i = 0;
    (store_by_itself(slots[i++], where.of(Leaves{}, step, repetition)), ...);
    run_stage<T, stage, slot_types>(slots, rows);
  }
}

template <class T, class Target, class Addresses, class Step, class Rows, class... Stages>
ETCH_INLINE void execute_step([[maybe_unused]] const Addresses& where, [[maybe_unused]] Step step,
                              [[maybe_unused]] index repetition, [[maybe_unused]] Rows rows, types<Stages...>) {
  (execute_stage<T, Target, Stages>(where, step, repetition, rows, leaves_of<Stages>{}), ...);
}

template <class T, class Target, repetition Repeated, class Addresses, class Stages, index Layer, index Value,
          index Adjoint, class Rows>
ETCH_INLINE void execute_repetition(const Addresses& where, placed<Stages, Layer, Value, Adjoint>, Rows rows) {
  constexpr repeated_step<Stages, origin{Layer, Value, Adjoint}, Repeated.stride> step{};
  if constexpr (Repeated.count == 1)
    execute_step<T, Target>(where, step, 0, rows, Stages{});
  else
    for (index r = 0; r < Repeated.count; ++r) execute_step<T, Target>(where, step, r, rows, Stages{});
}

template <class T, class Network, class Plan, class Target, class Addresses, class Rows, std::size_t... I>
ETCH_INLINE void execute_all(const Addresses& where, Rows rows, std::index_sequence<I...>) {
  using schedule = repetitions<T, Network, Plan>;
  using steps = table_of<typename Plan::steps>;
  const int all[] = {(execute_repetition<T, Target, schedule::found.all[I]>(
                          where, pick_t<schedule::found.all[I].first, steps>{}, rows),
                      0)...,
                     0};
  static_cast<void>(all);
}

// Runs every stage of a plan on `rows` rows. `Target` says how the caller's targets lie in memory.
template <class T, class Network, class Plan, class Optimizer, class Target, class Map, class Rows>
ETCH_INLINE void execute(const Map& map, const memory_of_run<T>& memory, Rows rows) {
  execute_all<T, Network, Plan, Target>(addresses<T, Network, Optimizer, Plan, Map>{memory, map}, rows,
                                        std::make_index_sequence<repetitions<T, Network, Plan>::count>{});
}

}  // namespace etch::inline ETCH_TARGET
