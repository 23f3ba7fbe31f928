// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every loss and its gradients are those of PyTorch.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/nn/loss/losses.hpp>

#include "golden.hpp"

BOOST_AUTO_TEST_SUITE(golden_losses)

using namespace etch;
using etch::index;

template <fixed_string Name, class Loss, class Head>
struct named : golden::named<Name, Loss> {
  using network = Sequential<Dense<4, 3, Head>>;
};

using cases = std::tuple<
    named<"MeanSquaredError", MeanSquaredError, Linear>, named<"MeanAbsoluteError", MeanAbsoluteError, Linear>,
    named<"Huber", Huber<>, Linear>, named<"HuberHalf", Huber<0.5>, Linear>, named<"Hinge", Hinge, Linear>,
    named<"BinaryCrossEntropy", BinaryCrossEntropy, Sigmoid>,
    named<"BinaryCrossEntropyWithLogits", BinaryCrossEntropyWithLogits, Linear>,
    named<"CrossEntropy", CrossEntropy, Softmax>, named<"CrossEntropySmoothed", CrossEntropySmoothed<0.1>, Softmax>,
    named<"CrossEntropyWithLogits", CrossEntropyWithLogits, Linear>,
    named<"NegativeLogLikelihood", NegativeLogLikelihood, LogSoftmax>,
    named<"KullbackLeibler", KullbackLeibler, Softmax>>;
static_assert(golden::all_named(cases{}, all_losses{}), "a loss has no golden values: see make_golden.py");

BOOST_AUTO_TEST_CASE_TEMPLATE(are_those_of_pytorch, one, cases) {
  const golden::tensors file("losses.safetensors");
  const std::string name(one::name.view());
  golden::check<typename one::network, typename one::type, float>(file, name, golden::in_float);
  golden::check<typename one::network, typename one::type, double>(file, name, golden::in_double);
}

// Rows with weights. What PyTorch divides by the sum of the weights has weights whose mean is 1.
template <class Network, class Loss, class T>
void check_weighted(const golden::tensors& file, const std::string& name, double tolerance) {
  std::vector<T> weights;
  for (const double weight : file(name + "/weights")) weights.push_back(static_cast<T>(weight));
  golden::check<Network, Weighted<Loss>, T>(file, name, tolerance, true, weights);
}

using weighted_cases =
    std::tuple<named<"CrossEntropy", CrossEntropy, Softmax>, named<"MeanSquaredError", MeanSquaredError, Linear>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(weighted_rows_are_those_of_pytorch, one, weighted_cases) {
  const golden::tensors file("weighted.safetensors");
  const std::string name(one::name.view());
  check_weighted<typename one::network, typename one::type, float>(file, name, golden::in_float);
  check_weighted<typename one::network, typename one::type, double>(file, name, golden::in_double);
}
BOOST_AUTO_TEST_CASE(a_weight_of_positives_is_that_of_pytorch) {
  const golden::tensors file("weighted.safetensors");
  using loss = BinaryCrossEntropyWithLogits;
  check_weighted<Sequential<Dense<4, 1>>, loss, float>(file, "BinaryCrossEntropyWithLogits", golden::in_float);
  check_weighted<Sequential<Dense<4, 1>>, loss, double>(file, "BinaryCrossEntropyWithLogits", golden::in_double);
}

BOOST_AUTO_TEST_SUITE_END()
