// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Stages that do the same are the same type: code does not grow with depth.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/plan/schedule.hpp>
#include <etch/plan/slots.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace etch;
using etch::index;

// The canonical stages, each once.
template <class List>
struct collected {
  using list = List;
};
template <class List, class Stage>
consteval auto operator<<(collected<List>, std::type_identity<Stage> stage) {
  return collected<decltype(with(List{}, stage))>{};
}
template <class... Stages>
consteval index programs(types<Stages...>) {
  return decltype((collected<types<>>{} << ... << std::type_identity<typename canonical<Stages>::type>{}))::list::size;
}

template <class Layer, class>
struct repeated;
template <class Layer, std::size_t... I>
struct repeated<Layer, std::index_sequence<I...>> {
  template <std::size_t>
  using one = Layer;
  using type = Sequential<Dense<5, 8, Tanh>, one<I>..., Dense<8, 2>>;
};
template <class Layer, index Depth>
using network = typename repeated<Layer, std::make_index_sequence<Depth>>::type;

template <class Layer, index Depth, class Optimizer = Adam>
inline constexpr index training_programs =
    programs(step_stages<network<Layer, Depth>, MeanSquaredError, fused_update<Optimizer>>{});
template <class Layer, index Depth>
inline constexpr index inference_programs = programs(inference_stages<network<Layer, Depth>>{});

static_assert(inference_programs<Dense<8, 8, ReLU>, 3> == 3);
static_assert(inference_programs<Dense<8, 8, ReLU>, 20> == 3);
static_assert(training_programs<Dense<8, 8, ReLU>, 20> == training_programs<Dense<8, 8, ReLU>, 3>);
static_assert(training_programs<Dense<8, 8, Swish>, 20> == training_programs<Dense<8, 8, Swish>, 3>);
static_assert(training_programs<Residual<Dense<8, 8, Tanh>>, 12> == training_programs<Residual<Dense<8, 8, Tanh>>, 4>);

// What differs in numbers is not the same stage.
static_assert(
    programs(
        inference_stages<Sequential<Dense<8, 8, ReLU>, Dense<8, 8, ReLU>, Dense<8, 8, Tanh>, Dense<8, 8, ReLU>>>{}) ==
    4);

}  // namespace

BOOST_AUTO_TEST_CASE(stages_are_shared) { BOOST_TEST((training_programs<Dense<8, 8, ReLU>, 3>) > 0u); }
