// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ten steps of every optimizer, normalising layers with their running statistics, and a model as PyTorch saves it.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/save.hpp>
#include <etch/run/trainer.hpp>

#include "golden.hpp"

BOOST_AUTO_TEST_SUITE(golden_steps)

using namespace etch;
using etch::index;
using golden::named;

// ---- Optimizers ----------------------------------------------------------------------------------------------------

using optimizers = std::tuple<named<"SGD", SGD>, named<"Momentum", Momentum>, named<"Nesterov", Nesterov>,
                              named<"AdaGrad", AdaGrad>, named<"RMSprop", RMSprop>, named<"Adam", Adam>,
                              named<"AdamW", AdamW>, named<"AdaMax", AdaMax>, named<"NAdam", NAdam>>;
static_assert(golden::all_named(optimizers{}, all_optimizers{}),
              "an optimizer has no golden values: see make_golden.py");

using plain_network = Sequential<Dense<3, 5, Tanh>, Dense<5, 2>>;

template <class T, class Optimizer>
void ten_steps(const std::string& name, Optimizer optimizer, double tolerance) {
  const golden::tensors file("optimizers.safetensors");
  Model<plain_network, T> model;
  golden::set_parameters(model, file, "before/");
  Trainer<plain_network, MeanSquaredError, Optimizer, Batch<8>, T> trainer(model, optimizer);
  const auto x = golden::rows<T, 3>(file("x"));
  const auto t = golden::rows<T, 2>(file("t"));
  for (index step = 0; step < 10; ++step)
    trainer.step(std::span(x).subspan(6 * step, 6), std::span(t).subspan(6 * step, 6));
  golden::compare_block<plain_network>(model.data(), file, name + "/", true, tolerance);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(optimizers_are_those_of_pytorch, one, optimizers) {
  using optimizer = typename one::type;
  optimizer plain, decayed;
  // PyTorch's own SGD has no rate of its own.
  if constexpr (same<optimizer, SGD> || same<optimizer, Momentum> || same<optimizer, Nesterov>)
    plain.learning_rate = decayed.learning_rate = 0.01f;
  if constexpr (same<optimizer, AdamW>) {
    BOOST_TEST(plain.weight_decay == 0.01f);
    plain.weight_decay = 0;
  }
  decayed.weight_decay = 0.1f;
  const std::string name(one::name.view());
  ten_steps<float>("plain/" + name, plain, golden::in_float);
  ten_steps<float>("decayed/" + name, decayed, golden::in_float);
  if constexpr (same<optimizer, Adam>) {
    ten_steps<double>("plain/" + name, plain, golden::in_double);
    ten_steps<double>("decayed/" + name, decayed, golden::in_double);
  }
}

// Steps by the formula, to the last digits of float, whatever their number: a first gradient in step t moves a weight
// from zero by η·√(1−β₂ᵗ)/(1−β₁ᵗ)·(1−β₁)/√(1−β₂), where 1−βᵗ loses all digits but a few when it is computed in float.
BOOST_AUTO_TEST_CASE(adam_corrects_early_and_late_steps) {
  using network = Sequential<Dense<1, 1, Linear, NoBias, Init<Zeros>>>;
  const Adam adam;
  const double b1 = static_cast<double>(adam.beta1), b2 = static_cast<double>(adam.beta2);
  for (const std::uint64_t step : {1u, 2u, 3u, 10u, 100u, 1000u, 100000u, (1u << 24) + 1}) {
    Model<network> model;
    Trainer<network, MeanSquaredError, Adam, Batch<1>> trainer(model);
    trainer.set_steps(step - 1);
    trainer.step(samples::rows_of<float, 1>{{1}}, samples::rows_of<float, 1>{{1000}});
    const auto t = static_cast<double>(step);
    const double wanted = static_cast<double>(adam.learning_rate) * std::sqrt(-std::expm1(t * std::log(b2))) /
                          -std::expm1(t * std::log(b1)) * (1 - b1) / std::sqrt(1 - b2);
    const auto found = static_cast<double>(model.parameter<"0.weight">()(0));
    BOOST_TEST(std::abs(found / wanted - 1) < 5e-7, "step " << step << ": " << found << " rather than " << wanted);
  }
}

// ---- Normalisation -------------------------------------------------------------------------------------------------

template <class Norm, class T>
void normalises(const std::string& name, double tolerance) {
  using network = Sequential<Dense<3, 5, Tanh>, Norm, Dense<5, 2>>;
  const golden::tensors file("normalisation.safetensors");
  golden::check<network, MeanSquaredError, T>(file, name, tolerance, false);

  // A step that changes nothing but running statistics, then inference.
  Model<network, T> model;
  golden::set_parameters(model, file, name + "/before/");
  const auto x = golden::rows<T, 3>(file(name + "/x"));
  Trainer<network, MeanSquaredError, SGD, Batch<7>, T> trainer(model, {.learning_rate = 0});
  trainer.step(x, golden::rows<T, 2>(file(name + "/t")));
  golden::compare_block<network>(model.data(), file, name + "/after/", false, tolerance);
  samples::rows_of<T, 2> y(7);
  model(x, y);
  golden::compare(name + " inferred", golden::flat(y), file(name + "/inferred"), tolerance);
}

BOOST_AUTO_TEST_CASE(batch_norm_is_that_of_pytorch) {
  normalises<BatchNorm<5>, float>("BatchNorm", golden::in_float);
  normalises<BatchNorm<5>, double>("BatchNorm", golden::in_double);
}
BOOST_AUTO_TEST_CASE(layer_norm_is_that_of_pytorch) {
  normalises<LayerNorm<5>, float>("LayerNorm", golden::in_float);
  normalises<LayerNorm<5>, double>("LayerNorm", golden::in_double);
}

// ---- A file --------------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_model_saved_by_pytorch_infers_the_same) {
  using network = Sequential<Dense<3, 5>, BatchNorm<5>, Activation<Tanh>, Dense<5, 2>>;
  Model<network> model;
  load(model, golden::path("torch_model.safetensors"));
  const golden::tensors file("torch_model_rows.safetensors");
  samples::rows_of<float, 2> y(4);
  model(golden::rows<float, 3>(file("x")), y);
  golden::compare("output", golden::flat(y), file("y"), 1e-6);

  using wider = Sequential<Dense<3, 6>, BatchNorm<6>, Activation<Tanh>, Dense<6, 2>>;
  Model<wider> other;
  BOOST_CHECK_THROW(load(other, golden::path("torch_model.safetensors")), load_error);
}

BOOST_AUTO_TEST_SUITE_END()
