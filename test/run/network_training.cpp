// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of networks whose layers train by a formula of their own: dropout, batch statistics.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_training)

using namespace etch;
using etch::index;

using networks =
    std::tuple<Sequential<Dense<5, 7, Tanh>, Dropout<0.3>, Dense<7, 3>>,
               Sequential<Dense<5, 33, Swish>, Dropout<0.5>, Dense<33, 17, ReLU>, Dropout<0.1>, Dense<17, 3>>,
               Sequential<Dense<5, 7>, Dropout<0>, Activation<ReLU>, Dense<7, 3>>,
               Sequential<Dense<5, 7, Tanh>, Dropout<0.2>, Dropout<0.3>, Dense<7, 3>, Dropout<0.25>>,
               Sequential<Dense<5, 7>, BatchNorm<7>, Activation<Tanh>, Dense<7, 3>>,
               Sequential<Dense<5, 17, Swish>, BatchNorm<17>, Dense<17, 3>>, Sequential<BatchNorm<5>, Dense<5, 3>>,
               Sequential<Dense<5, 3>, BatchNorm<3>>,
               Sequential<Dense<5, 7, Tanh>, BatchNorm<7>, BatchNorm<7>, Dense<7, 2>>,
               Sequential<Dense<5, 7, Tanh>, BatchNorm<7>, Dropout<0.2>, Dense<7, 2, Tanh>, BatchNorm<2>>,
               Sequential<Dense<5, 7, Tanh>, Residual<BatchNorm<7>, Dense<7, 7, ReLU>, Dropout<0.2>>, Dense<7, 2>>,
               Sequential<Dense<5, 7, Tanh>, Frozen<BatchNorm<7>>, Dense<7, 2>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, networks) {
  gradient_law::check_at_all_batches<network, MeanSquaredError, false>(30);
}

// Those of rows that training copies first, and of the caller's own.
BOOST_AUTO_TEST_CASE(gradients_of_copied_rows_are_slopes) {
  gradient_law::check<Sequential<Dense<511, 256, Tanh>, Dense<256, 2>>, MeanSquaredError>(7, 10);
}

BOOST_AUTO_TEST_SUITE_END()
