// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a network costs, as constants: operations, parameters, bytes.
#pragma once

#include <etch/plan/parameters.hpp>
#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

struct costs {
  index flops = 0;            // of inference, for one row
  index parameters = 0;       // that training changes
  index parameter_bytes = 0;  // of the whole block, with its padding
  index inference_bytes = 0;  // of workspace for one row
};

// Multiplications and additions of a contraction, for one row of the batch.
template <class Contraction>
inline constexpr index contraction_flops = 0;
template <class Op, class A, class B>
inline constexpr index contraction_flops<node<Op, A, B>> = Op::flops(size_of_factor<A>, size_of_factor<B>);

// Operations of an expression for one element.
template <class Expression>
inline constexpr index operations = 0;
template <class Op, class... Args>
inline constexpr index operations<node<Op, Args...>> = (index{1} + ... + operations<Args>);

template <class Stage>
inline constexpr index stage_flops = 0;
template <class Grid, class Contraction, class... Targets, class... Expressions, class After>
inline constexpr index stage_flops<stage<Grid, Contraction, types<define<Targets, Expressions>...>, After>> =
    (contraction_flops<Contraction> + ... + (operations<Expressions> * Grid::width));

template <class Plan, std::size_t... I>
consteval index flops_of(std::index_sequence<I...>) {
  const index flops[] = {stage_flops<typename Plan::template stage<I>>..., 0};
  index sum = 0;
  for (index one_stage : flops) sum += one_stage;
  return sum;
}

template <class Network, class T = float>
inline constexpr costs cost{
    .flops = flops_of<inference_plan<Network>>(std::make_index_sequence<inference_plan<Network>::count>{}),
    .parameters = Network::parameter_count,
    .parameter_bytes = parameters_of<Network, T>::size * sizeof(T),
    .inference_bytes = memory_of<T, inference_plan<Network>, 1>.size * sizeof(T),
};

}  // namespace etch::inline ETCH_TARGET
