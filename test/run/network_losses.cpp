// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of every loss behind every kind of head that it accepts.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/nn/loss/losses.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_losses)

using namespace etch;
using etch::index;

using heads = types<Linear, Tanh, Sigmoid, Softmax, LogSoftmax, Swish>;

template <class Loss, class Network>
struct pair {
  using loss = Loss;
  using network = Network;
};
template <index Out, class Loss, class... Act>
auto fitting(types<Act...>) ->
    typename joined<types<>, std::conditional_t<loss_fits_network<Loss, Sequential<Dense<5, Out, Act>>>,
                                                types<pair<Loss, Sequential<Dense<5, Out, Act>>>>, types<>>...>::type;
template <class... Loss>
auto pairs_of(types<Loss...>) -> typename joined<types<>, decltype(fitting<7, Loss>(heads{}))...>::type;
template <class... Pair>
auto as_tuple(types<Pair...>) -> std::tuple<Pair...>;
using pairs = decltype(as_tuple(pairs_of(all_losses{})));

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, both, pairs) {
  gradient_law::check_at_all_batches<typename both::network, typename both::loss>(30);
}

// One column: labels are the values themselves.
template <class... Loss>
auto narrow_pairs_of(types<Loss...>) ->
    typename joined<types<>, decltype(fitting<1, Loss>(types<Linear, Sigmoid>{}))...>::type;
using narrow_pairs = decltype(as_tuple(narrow_pairs_of(all_losses{})));

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_of_one_output_are_slopes, both, narrow_pairs) {
  gradient_law::check_at_all_batches<typename both::network, typename both::loss>(30);
}

// A label is the one-hot row of that label, to the bit.
using labelled = std::tuple<pair<CrossEntropy, Sequential<Dense<5, 7, Softmax>>>,
                            pair<CrossEntropySmoothed<0.1>, Sequential<Dense<5, 33, Softmax>>>,
                            pair<CrossEntropyWithLogits, Sequential<Dense<5, 17>>>,
                            pair<NegativeLogLikelihood, Sequential<Dense<5, 2, LogSoftmax>>>,
                            pair<BinaryCrossEntropy, Sequential<Dense<5, 1, Sigmoid>>>,
                            pair<BinaryCrossEntropyWithLogits, Sequential<Dense<5, 1>>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(labels_are_one_hot_rows, both, labelled) {
  using network = typename both::network;
  using loss = typename both::loss;
  constexpr index classes = network::outputs, rows = 13;
  const Model<network, double> model = gradient_law::shaken<network>();
  const auto x = samples::inputs<double, network::inputs>(rows);
  const auto label = samples::labels<classes>(rows);
  samples::rows_of<double, classes> one_hot(rows);
  for (index r = 0; r < rows; ++r) {
    if constexpr (classes == 1)
      one_hot[r][0] = label[r];
    else
      one_hot[r][label[r]] = 1;
  }
  auto a = gradients<loss>(model, x, label), b = gradients<loss>(model, x, one_hot);
  BOOST_TEST(a.loss() == b.loss());
  for (index n = 0; n < parameters_of<network, double>::size; ++n) BOOST_TEST(a.parameters()[n] == b.parameters()[n]);
}

BOOST_AUTO_TEST_SUITE_END()
