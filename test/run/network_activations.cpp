// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of networks with every activation, hidden and at the end.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_activations)

using namespace etch;
using etch::index;

template <class... Act>
auto networks_of(types<Act...>) -> std::tuple<Sequential<Dense<7, 17, Act>, Dense<17, 3, Act>>...>;
using networks = decltype(networks_of(all_activations{}));

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, networks) {
  gradient_law::check_at_all_batches<network, MeanSquaredError>(30);
}

BOOST_AUTO_TEST_SUITE_END()
