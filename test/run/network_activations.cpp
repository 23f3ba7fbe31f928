// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Networks of every activation, hidden and at the end: gradients are slopes, and all is what PyTorch gives.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>

#include "golden.hpp"
#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(network_activations)

using namespace etch;
using etch::index;
using golden::named;

template <class Act>
using small = Sequential<Dense<3, 5, Act>, Dense<5, 2, Act>>;

using cases =
    std::tuple<named<"Linear", Linear>, named<"ReLU", ReLU>, named<"LeakyReLU", LeakyReLU<>>, named<"PReLU", PReLU>,
               named<"ELU", ELU<>>, named<"SELU", SELU>, named<"GELU", GELU>, named<"GELUTanh", GELUTanh>,
               named<"Swish", Swish>, named<"SiLU", SiLU>, named<"Mish", Mish>, named<"Softplus", Softplus>,
               named<"Sigmoid", Sigmoid>, named<"HardSigmoid", HardSigmoid>, named<"HardSwish", HardSwish>,
               named<"Tanh", Tanh>, named<"Softmax", Softmax>, named<"LogSoftmax", LogSoftmax>>;
static_assert(golden::all_named(cases{}, all_activations{}), "an activation has no golden values: see make_golden.py");

BOOST_AUTO_TEST_CASE_TEMPLATE(are_those_of_pytorch, one, cases) {
  const golden::tensors file("activations.safetensors");
  using act = typename one::type;
  using network = small<act>;
  const std::string name(one::name.view());
  golden::check<network, MeanSquaredError, float>(file, name, golden::in_float);
  // PyTorch takes its sixth in float when it goes back through HardSigmoid.
  constexpr double exact = same<act, HardSigmoid> ? 1e-7 : golden::in_double;
  golden::check<network, MeanSquaredError, double>(file, name, exact);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, one, cases) {
  gradient_law::check_at_all_batches<small<typename one::type>, MeanSquaredError, false>(30);
}

// Beyond one register.
template <class Act>
using wide = Sequential<Dense<7, 17, Act>, Dense<17, 3, Act>>;
using wide_networks = std::tuple<wide<PReLU>, wide<Softmax>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_of_wide_networks_are_slopes, network, wide_networks) {
  gradient_law::check_at_all_batches<network, MeanSquaredError, false>(30);
}

BOOST_AUTO_TEST_SUITE_END()
