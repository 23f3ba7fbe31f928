// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of networks of every kind of layer that trains by the formula by which it infers, at sizes that fill no
// register and at sizes one beyond.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_layers)

using namespace etch;
using etch::index;

using plain = std::tuple<
    Sequential<Dense<1, 1>>, Sequential<Dense<1, 33, Tanh>, Dense<33, 1>>,
    Sequential<Dense<31, 2, Sigmoid>, Dense<2, 17>>,
    Sequential<Dense<3, 7, Swish>, Dense<7, 31, ReLU>, Dense<31, 2, Tanh>, Dense<2, 5>>,
    Sequential<Dense<3, 7, Tanh, NoBias>, Dense<7, 2, Linear, NoBias>>,
    Sequential<Dense<5, 7>, Activation<ReLU>, Dense<7, 3>, Activation<Tanh>>,
    Sequential<Dense<5, 7>, Activation<PReLU, 7>, Dense<7, 3>>, Sequential<LayerNorm<7>, Dense<7, 3>>,
    Sequential<Dense<5, 17, Tanh>, LayerNorm<17>, Dense<17, 3>>,
    Sequential<Dense<5, 7>, LayerNorm<7>, Activation<Swish>>, Sequential<Dense<5, 33, Tanh>, RMSNorm<33>, Dense<33, 3>>,
    Sequential<Dense<5, 7, Tanh>, Sequential<Dense<7, 3, Tanh>, Dense<3, 17>>, Flatten, Dense<17, 2>>,
    Sequential<Dense<5, 7, Tanh>, Residual<Dense<7, 7, Tanh>>, Dense<7, 2>>,
    Sequential<Residual<Dense<7, 17, Swish>, Dense<17, 7>>, Residual<LayerNorm<7>, Dense<7, 7, Tanh>>, Dense<7, 2>>,
    Sequential<Residual<Residual<Dense<3, 3, Tanh>>, Dense<3, 3>>>,
    Sequential<Dense<5, 7, Tanh>, Parallel<Sum, Dense<7, 3, Tanh>, Sequential<Dense<7, 2, Swish>, Dense<2, 3>>>,
               Dense<3, 2>>,
    Sequential<Gated<5, 7>, Gated<7, 3, Tanh>>, Sequential<Dense<5, 7, Tanh>, Frozen<Dense<7, 3, Tanh>>, Dense<3, 2>>,
    Sequential<Frozen<Dense<5, 7, Tanh>>, Frozen<Sequential<Dense<7, 3, Tanh>, LayerNorm<3>>>, Dense<3, 2>>,
    Sequential<Dense<3, 1024, Tanh>, LayerNorm<1024>, Dense<1024, 2>>>;  // rows that lie apart

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, plain) {
  gradient_law::check_at_all_batches<network, MeanSquaredError>(30);
}

BOOST_AUTO_TEST_SUITE_END()
