// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What lies beyond the last column or row never reaches a result: NaN in every byte a step may not read changes
// nothing.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/trainer.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>

#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(network_padding)

using namespace etch;
using etch::index;

template <class Network, class Loss>
struct pair {
  using network = Network;
  using loss = Loss;
};

using cases = std::tuple<
    pair<Sequential<Dense<3, 17, ReLU>, Dropout<0.2>, Dense<17, 5, Softmax>>, CrossEntropy>,
    pair<Sequential<Dense<7, 9, Swish>, BatchNorm<9>, Dense<9, 1, Sigmoid>>, BinaryCrossEntropy>,
    pair<Sequential<Dense<1, 1>, LayerNorm<1>, Dense<1, 33, Tanh>, RMSNorm<33>, Dense<33, 3>>, Huber<>>,
    pair<Sequential<Dense<5, 7>, Residual<Dense<7, 7, Softplus>>, Gated<7, 3>, LayerNorm<3>>, MeanSquaredError>>;

// Everything a schedule writes, starting from memory full of `filler`.
template <class Loss, class Network, class T>
std::vector<T> results_from(const Model<Network, T>& model, index rows, T filler) {
  using plan = training_plan<Network, Loss, kept_gradient, true>;
  using coins = coins_of<plan>;
  const auto map = layout_of<T, plan>(rows);
  constexpr index parameters = parameters_of<Network, T>::size, in = Network::inputs, out = Network::outputs;
  aligned_block<T> workspace(map.size + 64), weights(parameters), gradient(parameters);
  for (index i = 0; i < workspace.size(); ++i) workspace.data()[i] = filler;
  for (index i = 0; i < parameters; ++i) {
    weights.data()[i] = model.data()[i];
    gradient.data()[i] = filler;
  }
  // One row too many on either side of what the step may see.
  std::vector<T> x((rows + 2) * in, filler), t((rows + 2) * out, filler), dx((rows + 2) * in, filler);
  const auto inputs = samples::inputs<T, in>(rows);
  const auto targets = samples::targets<Loss, T, out>(rows);
  std::memcpy(x.data() + in, inputs.data(), rows * in * sizeof(T));
  std::memcpy(t.data() + out, targets.data(), rows * out * sizeof(T));
  aligned_block<std::uint32_t> keys(coins::count * rows);
  fill_coins(coins{}, Seed{3}, 1, 0, keys.data(), rows, rows);
  T loss = filler;
  execute<T, Network, plan, no_optimizer, number_target<out>>(map,
                                                              memory_of_run<T>{.parameters = weights.data(),
                                                                               .gradients = gradient.data(),
                                                                               .workspace = workspace.data(),
                                                                               .input = x.data() + in,
                                                                               .target = t.data() + out,
                                                                               .input_gradient = dx.data() + in,
                                                                               .loss = &loss,
                                                                               .coins = keys.data(),
                                                                               .coin_stride = rows},
                                                              rows);
  const auto untouched = [&](const T& v) { return std::memcmp(&v, &filler, sizeof(T)) == 0; };
  for (index c = 0; c < in; ++c) {
    BOOST_TEST(untouched(dx[c]));
    BOOST_TEST(untouched(dx[(rows + 1) * in + c]));
  }
  std::vector<T> all{loss};
  all.insert(all.end(), dx.begin() + static_cast<std::ptrdiff_t>(in), dx.end() - static_cast<std::ptrdiff_t>(in));
  all.insert(all.end(), weights.data(), weights.data() + parameters);
  // A frozen or untrained parameter has no gradient: what lies there stays as it was.
  const auto add_gradient = [&]<class... Owned>(types<Owned...>) {
    const auto one = [&]<class One>(std::type_identity<One>) {
      const T* from = gradient.data() + parameters_of<Network, T>::template offset<One>;
      if constexpr (One::declared::trained)
        all.insert(all.end(), from,
                   from + (One::declared::shape == each ? panels<T, One::declared::rows, One::declared::columns>::size
                                                        : padded<T>(One::declared::columns)));
    };
    (one(std::type_identity<Owned>{}), ...);
  };
  add_gradient(owned_of<Network>{});
  return all;
}

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

template <class T, class Both>
void nothing_leaks() {
  using network = typename Both::network;
  const Model<network, T> model{Seed{5}};
  for (const index rows : {1u, 2u, 5u, 13u}) {
    const auto clean = results_from<typename Both::loss>(model, rows, T{0});
    for (const T v : clean) BOOST_TEST(std::isfinite(v));
    BOOST_TEST(same_bits(clean, results_from<typename Both::loss>(model, rows, std::numeric_limits<T>::quiet_NaN())));
    BOOST_TEST(same_bits(clean, results_from<typename Both::loss>(model, rows, T{1e30f})));
  }
}
BOOST_AUTO_TEST_CASE_TEMPLATE(nothing_beyond_the_edges_is_seen_in_float, both, cases) { nothing_leaks<float, both>(); }
BOOST_AUTO_TEST_CASE(nothing_beyond_the_edges_is_seen_in_double) {
  nothing_leaks<double, std::tuple_element_t<1, cases>>();
}

// ---- The parameters' own padding -----------------------------------------------------------------------------------

// How many elements of a parameter block are no parameter, and whether they all are zero.
template <class Network, class T, class... Owned>
bool padding_is_zero(const T* all, types<Owned...>) {
  using block = parameters_of<Network, T>;
  std::vector<bool> taken(block::size, false);
  const auto take = [&]<class One>(std::type_identity<One>) {
    using declared = typename One::declared;
    for (index in = 0; in < declared::rows; ++in)
      for (index out = 0; out < declared::columns; ++out)
        taken[block::template offset<One> + place_in_parameter<T, declared>(in, out)] = true;
  };
  (take(std::type_identity<Owned>{}), ...);
  BOOST_TEST(std::count(taken.begin(), taken.end(), false) > 0);
  for (index i = 0; i < block::size; ++i)
    if (!taken[i] && all[i] != T{0}) return false;
  return true;
}

template <class... Optimizer>
auto as_tuple(types<Optimizer...>) -> std::tuple<Optimizer...>;

BOOST_AUTO_TEST_CASE_TEMPLATE(padding_of_parameters_stays_zero, Optimizer, decltype(as_tuple(all_optimizers{}))) {
  using network = Sequential<Dense<3, 9, Sigmoid>, BatchNorm<9>, Dense<9, 1, Sigmoid>>;
  Model<network> model{Seed{5}};
  BOOST_TEST(padding_is_zero<network>(model.data(), owned_of<network>{}));
  Trainer<network, BinaryCrossEntropy, Optimizer, Batch<7>> trainer(model);
  const auto x = samples::inputs<float, 3>(7);
  const auto labels = samples::labels<1>(7);
  for (int step = 0; step < 5; ++step) trainer.step(x, labels);
  BOOST_TEST(padding_is_zero<network>(model.data(), owned_of<network>{}));
  for (index i = 0; i < parameters_of<network, float>::size; ++i) BOOST_TEST(std::isfinite(model.data()[i]));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(padding_of_gradients_is_zero, both, cases) {
  using network = typename both::network;
  const Model<network> model{Seed{5}};
  auto found = gradients<typename both::loss>(model, samples::inputs<float, network::inputs>(5),
                                              samples::targets<typename both::loss, float, network::outputs>(5));
  BOOST_TEST(padding_is_zero<network>(const_cast<const float*>(found.parameters()), owned_of<network>{}));
}

BOOST_AUTO_TEST_SUITE_END()
