// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of networks that convolve and concatenate, in every place where they may stand.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/sgd.hpp>
#include <etch/run/trainer.hpp>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_images)

using namespace etch;
using etch::index;

using plain = std::tuple<
    Sequential<Input<1, 5, 6>, Conv2D<2, Kernel<3>, Tanh>, Flatten, Dense<24, 2>>,
    Sequential<Input<2, 5, 4>, Conv2D<3, Kernel<3, 2>, Swish, Stride<2, 1>, Padding<1>>,
               Residual<Conv2D<3, Kernel<3>, ReLU, Same, NoBias>>>,
    Sequential<Input<1, 5, 6>, Conv2D<2, Kernel<3>>, LayerNorm<24>>,
    Sequential<Input<1, 4, 4>, Conv2D<3, Kernel<2>, PReLU>, Conv2D<2, Kernel<2>, Linear, Dilation<2>>>,
    Sequential<
        Input<2, 4, 4>,
        Parallel<Concatenate, Conv2D<1, Kernel<1>>, Sequential<Conv2D<2, Kernel<3>, Tanh, Same>>, Activation<ReLU>>,
        Conv2D<1, Kernel<3>, Tanh>, Dense<4, 3>>,
    Sequential<Input<1, 3, 3>, Frozen<Conv2D<2, Kernel<2>, Tanh>>, Conv2D<2, Kernel<2>, Tanh>, Flatten, Dense<2, 2>>,
    Sequential<Dense<5, 7, Tanh>, Parallel<Concatenate, Dense<7, 3, Tanh>, Sequential<Dense<7, 2, Swish>, Dense<2, 4>>>,
               Dense<7, 2>>,
    Sequential<Dense<5, 7, Tanh>, Parallel<Concatenate, Dense<7, 3, Tanh>, Dense<7, 17, Swish>, Dense<7, 1>>>,
    Sequential<Parallel<Concatenate, Dense<5, 3>, Dense<5, 17, Swish>>, LayerNorm<20>, Activation<Tanh>, Dense<20, 3>>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, plain) {
  for (const index rows : {1u, 5u}) gradient_law::check<network, MeanSquaredError>(rows, 20);
}

using classifying = std::tuple<Sequential<Input<1, 5, 5>, Conv2D<3, Kernel<3>, ReLU>, Flatten, Dense<27, 3, Softmax>>,
                               Sequential<Parallel<Concatenate, Dense<5, 2>, Dense<5, 3, Tanh>>, Activation<Softmax>>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_of_classifiers_are_slopes, network, classifying) {
  gradient_law::check<network, CrossEntropy>(5, 20);
}

using training =
    Sequential<Input<1, 4, 4>, Conv2D<2, Kernel<3>, Tanh, Same>, Dropout<0.3>,
               Parallel<Concatenate, Conv2D<1, Kernel<2>>, Conv2D<2, Kernel<2>, ReLU>>, BatchNorm<27>, Dense<27, 2>>;
BOOST_AUTO_TEST_CASE(gradients_in_training_are_slopes) {
  gradient_law::check<training, MeanSquaredError, false>(5, 20);
}

// One step of gradient descent moves every parameter by its gradient, whether that is ever in memory or not.
BOOST_AUTO_TEST_CASE(fused_updates_are_those_of_the_gradient) {
  using network = std::tuple_element_t<0, plain>;
  auto model = gradient_law::shaken<network>();
  const auto x = samples::inputs<double, network::inputs>(7);
  const auto t = samples::targets<MeanSquaredError, double, network::outputs>(7);
  const std::vector<double> before(model.data(), model.data() + parameters_of<network, double>::size);
  auto found = gradients<MeanSquaredError>(model, x, t);
  Trainer<network, MeanSquaredError, SGD, Batch<7>, double> trainer(model, SGD{.learning_rate = 0.5f});
  trainer.step(x, t);
  for (index i = 0; i < before.size(); ++i)
    BOOST_TEST(std::abs(model.data()[i] - (before[i] - 0.5 * found.parameters()[i])) <= 1e-12);
}

BOOST_AUTO_TEST_SUITE_END()
