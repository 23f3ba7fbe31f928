// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Equal layers one after the other run as loops: as many loops at any depth, and the same bits as layer by layer.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/layer_outputs.hpp>
#include <etch/run/trainer.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(equal_layers)

using namespace etch;
using etch::index;

template <class Layer, class>
struct repeated;
template <class Layer, std::size_t... I>
struct repeated<Layer, std::index_sequence<I...>> {
  template <std::size_t>
  using one = Layer;
  using type = Sequential<Dense<5, 7, Tanh>, one<I>..., Dense<7, 3>>;
};
template <class Layer, index Depth>
using deep = typename repeated<Layer, std::make_index_sequence<Depth>>::type;

template <class Network>
using plan_of = training_plan<Network, MeanSquaredError, fused_update<Adam>>;
template <class Network>
using loops = repetitions<float, Network, plan_of<Network>>;

using plain = Dense<7, 7, Tanh>;
using with_dropout = Sequential<Dense<7, 7, Tanh>, Dropout<0.3>>;
using with_statistics = Sequential<Dense<7, 7, Swish>, BatchNorm<7>>;
using with_residue = Residual<Dense<7, 9, Swish>, LayerNorm<9>, Dense<9, 7>>;

// The number of loops does not depend on the depth, nor on which layers repeat.
template <class Layer>
constexpr bool same_loops =
    loops<deep<Layer, 8>>::count ==
    loops<deep<Layer, 30>>::count&& loops<deep<Layer, 8>>::count < plan_of<deep<Layer, 8>>::steps::size;
static_assert(same_loops<plain> && same_loops<with_dropout> && same_loops<with_statistics> && same_loops<with_residue>);

// Groups of two are too few for a loop: the same network, the same names of numbers, step by step.
template <class Layer>
using in_a_row = Sequential<Dense<5, 7, Tanh>, Layer, Layer, Layer, Layer, Dense<7, 3>>;
template <class Layer>
using in_groups = Sequential<Dense<5, 7, Tanh>, Sequential<Layer, Layer>, Sequential<Layer, Layer>, Dense<7, 3>>;

template <class Network, class T = float>
std::vector<T> trained() {
  Model<Network, T> model{Seed{3}};
  Trainer<Network, MeanSquaredError, Adam, Batch<9>, T> trainer{model};
  const auto x = samples::inputs<T, 5>(9);
  const auto t = samples::inputs<T, 3>(9, 2);
  std::vector<T> all;
  for (int step = 0; step < 4; ++step) all.push_back(trainer.step(x, t));
  samples::rows_of<T, 3> out(9);
  model(x, out);
  for (const auto& row : out) all.insert(all.end(), row.begin(), row.end());
  for (const T value : model(x[4])) all.push_back(value);
  return all;
}

using layers = std::tuple<plain, with_statistics, with_residue, Gated<7, 7>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(loops_give_the_same_bits, layer, layers) {
  static_assert(loops<in_a_row<layer>>::count < plan_of<in_a_row<layer>>::steps::size);
  static_assert(loops<in_groups<layer>>::count == plan_of<in_groups<layer>>::steps::size);
  BOOST_TEST((trained<in_a_row<layer>>() == trained<in_groups<layer>>()));
}

BOOST_AUTO_TEST_CASE(loops_give_the_same_bits_in_double) {
  BOOST_TEST((trained<in_a_row<with_statistics>, double>() == trained<in_groups<with_statistics>, double>()));
}

// Every layer tosses its own coins.
BOOST_AUTO_TEST_CASE(coins_of_repeated_layers) {
  using network = deep<with_dropout, 6>;
  static_assert(coins_of<plan_of<network>>::count == 6);
  Model<network> model{Seed{4}};
  Trainer<network, MeanSquaredError, Adam, Batch<9>> trainer{model, {}, Seed{5}};
  const auto x = samples::inputs<float, 5>(9);
  const auto t = samples::inputs<float, 3>(9, 2);
  std::vector<std::array<float, 3>> layer_by_layer(9), at_once(9);
  each_layer_output(model, x, Seed{5}, 1, [&](index layer, const float* output, index stride, index width) {
    if (layer == 7)
      for (index r = 0; r < 9; ++r)
        for (index c = 0; c < width; ++c) layer_by_layer[r][c] = output[r * stride + c];
  });
  trainer.step(x, t, std::span<std::array<float, 3>>(at_once));
  for (index r = 0; r < 9; ++r)
    for (index c = 0; c < 3; ++c)
      BOOST_TEST(at_once[r][c] == layer_by_layer[r][c], boost::test_tools::tolerance(1e-5F));
}

using deep_networks = std::tuple<deep<plain, 4>, deep<with_residue, 3>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, deep_networks) {
  gradient_law::check_at_all_batches<network, MeanSquaredError>(20);
}
using deep_in_training = std::tuple<deep<with_dropout, 4>, deep<with_statistics, 4>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_in_training_are_slopes, network, deep_in_training) {
  gradient_law::check_at_all_batches<network, MeanSquaredError, false>(20);
}

BOOST_AUTO_TEST_SUITE_END()
