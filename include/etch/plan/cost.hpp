// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a network costs, as constants: operations, parameters, bytes.
#pragma once

#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/nn/optimizer/sgd.hpp>
#include <etch/plan/parameters.hpp>
#include <etch/plan/schedule.hpp>

namespace etch::inline ETCH_TARGET {

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

template <class Stages>
inline constexpr index flops_of_stages = 0;
template <class... Stages>
inline constexpr index flops_of_stages<types<Stages...>> = (index{0} + ... + stage_flops<Stages>);

template <class Steps>
struct flops_of;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct flops_of<types<placed<Stages, Layer, Value, Adjoint>...>> {
  static constexpr index sum = [] {
    const index flops[] = {flops_of_stages<Stages>..., 0};
    index all = 0;
    for (index one_step : flops) all += one_step;
    return all;
  }();
};

// Each number is computed when somebody asks for it.
template <class Network, class T>
struct network_cost {
  // Of inference, for one row.
  static constexpr index flops = flops_of<typename inference_plan<Network>::steps>::sum;
  // What training changes.
  static constexpr index parameters = Network::parameter_count;
  // The whole block of parameters, with its padding.
  static constexpr index parameter_bytes = layer_blocks_of<Network, T>::size * sizeof(T);
  // Workspace for one row: of inference, and of a training step (an optimizer's memories come on top, each as large as
  // the parameters).
  static constexpr index inference_bytes = memory_of<T, inference_plan<Network>, 1>.size * sizeof(T);
  static constexpr index training_bytes =
      memory_of<T, training_plan<Network, MeanSquaredError, fused_update<SGD>>, 1>.size * sizeof(T);
};
template <class Network, class T = float>
inline constexpr network_cost<Network, T> cost{};

}  // namespace etch::inline ETCH_TARGET
