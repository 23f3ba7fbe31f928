// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights stored as bfloat16: results are those of a network of floats whose weights were rounded, bit for bit.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/init/initialisers.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/report/summary.hpp>
#include <etch/run/copy_parameters.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/save.hpp>

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <limits>

#include "../io/temporary.hpp"
#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(run_stored_weights)

using namespace etch;
using etch::index;

template <class... Storage>
using classifier = Sequential<Dense<13, 33, ReLU, Storage...>, Dropout<0.2>, Dense<33, 10, Softmax, Storage...>>;
template <class... Storage>
struct scaled {  // a layer of one's own
  using plain = weight<"weight", 3, 5>;
  static constexpr index inputs = 3, outputs = 5;
  static constexpr std::conditional_t<sizeof...(Storage) == 0, plain, narrowed<bfloat16, plain>> W{};
  static constexpr bias<"scale", 5> s{};
  static constexpr auto y = matmul(symbols::x, W) * (one + s);
};
template <class... Storage>
using nested = Sequential<Dense<1, 3, Tanh, NoBias, Storage...>, Residual<Dense<3, 3, PReLU, Storage..., L2<1e-4>>>,
                          scaled<Storage...>, Frozen<Sequential<Dense<5, 130, Linear, Storage...>, LayerNorm<130>>>,
                          Dense<130, 1, Linear, Storage..., Init<Orthogonal>>>;
template <class... Storage>
using equal = Sequential<Dense<7, 7, Tanh, Storage...>, Dense<7, 7, Tanh, Storage...>, Dense<7, 7, Tanh, Storage...>,
                         Dense<7, 7, Tanh, Storage...>>;

template <class Network>
void round_weights(Model<Network>& model) {
  const auto one = [&]<class Path, class Declared>(owned<Path, Declared> parameter) {
    float* first = model.data() + parameters_of<Network, float>::template offset<decltype(parameter)>;
    if constexpr (Declared::shape == each)
      for (index in = 0; in < Declared::rows; ++in)
        for (index out = 0; out < Declared::columns; ++out) {
          float& value = element_of_parameter<Declared>(first, in, out);
          value = bfloat16(value);
        }
  };
  [&]<class... Owned>(types<Owned...>) { (one(Owned{}), ...); }(owned_of<Network>{});
}

template <class Float, class Narrow>
void same_results(const Model<Float>& a, const Model<Narrow>& b) {
  for (const index rows : {1u, 2u, 5u, 23u, 100u}) {
    const auto x = samples::inputs<float, Float::inputs>(rows);
    samples::rows_of<float, Float::outputs> y(rows), z(rows);
    a(x, y);
    b(x, z);
    BOOST_TEST(std::memcmp(y.data(), z.data(), rows * sizeof(y[0])) == 0, rows << " rows");
    BOOST_TEST((a(x[0]) == b(x[0])));
  }
}

template <class Float, class Narrow>
void as_rounded() {
  Model<Float> trained{Seed{5}};
  Model<Narrow> model{Seed{6}}, begun{Seed{5}};
  copy_parameters(trained, model);
  round_weights(trained);
  same_results(trained, model);
  same_results(trained, begun);  // the same seed begins with the same weights, rounded
  copy_parameters(model, trained);
  same_results(trained, model);
}

BOOST_AUTO_TEST_CASE(results_are_those_of_rounded_weights) {
  as_rounded<classifier<>, classifier<BFloat16>>();
  as_rounded<nested<>, nested<BFloat16>>();
  as_rounded<equal<>, equal<BFloat16>>();
}

BOOST_AUTO_TEST_CASE(files_hold_what_the_model_holds) {
  const temporary_folder folder;
  Model<classifier<>> trained{Seed{7}};
  Model<classifier<BFloat16>> model{Seed{8}}, again{Seed{9}};
  save(trained, folder / "floats.safetensors");
  load(model, folder / "floats.safetensors");
  round_weights(trained);
  same_results(trained, model);

  save(model, folder / "narrow.safetensors");
  const auto file = tensor_file::open(folder / "narrow.safetensors");
  BOOST_TEST(file.find("0.weight")->dtype == "BF16");
  BOOST_TEST(file.find("0.bias")->dtype == "F32");
  load(again, folder / "narrow.safetensors");
  same_results(trained, again);
  Model<classifier<>> floats;
  load(floats, folder / "narrow.safetensors");
  same_results(floats, model);
}

BOOST_AUTO_TEST_CASE(a_weight_beyond_all_bfloat16_is_refused) {
  const temporary_folder folder;
  Model<classifier<>> trained{Seed{7}};
  Model<classifier<BFloat16>> model{Seed{8}};
  const Model<classifier<BFloat16>> before = model;
  trained.parameter<"2.weight">()(9, 32) = std::numeric_limits<float>::max();
  save(trained, folder / "large.safetensors");
  BOOST_CHECK_EXCEPTION(load(model, folder / "large.safetensors"), load_error,
                        [](const load_error& error) { return error.tensor() == "2.weight"; });
  same_results(model, before);
  load(model, folder / "large.safetensors", {.allow_not_finite = true});
  BOOST_TEST(static_cast<float>(model.parameter<"2.weight">()(9, 32)) == std::numeric_limits<float>::infinity());
}

BOOST_AUTO_TEST_CASE(views_take_floats) {
  Model<classifier<BFloat16>> model;
  auto weight = model.parameter<"0.weight">();
  weight(32, 12) = 1.01171875f;
  BOOST_TEST(weight(32, 12) == 1.015625f);
  const auto& constant = model;
  BOOST_TEST(constant.parameter<"0.weight">()(32, 12) == 1.015625f);
  static_assert(same<decltype(constant.parameter<"0.weight">()(0, 0)), const bfloat16&>);
  static_assert(same<decltype(model.parameter<"0.bias">()(0)), float&>);
}

BOOST_AUTO_TEST_CASE(losses_and_scores_are_those_of_rounded_weights) {
  Model<classifier<>> trained{Seed{5}};
  Model<classifier<BFloat16>> model{Seed{5}};
  round_weights(trained);
  const auto x = samples::inputs<float, 13>(50);
  const std::vector<Label> labels(50, Label{3});
  const auto a = evaluate<CrossEntropy>(trained, x, labels), b = evaluate<CrossEntropy>(model, x, labels);
  BOOST_TEST(a.loss == b.loss);
}

// Half the bytes; biases, and what lies between parameters, are as they were.
using wide = Sequential<Dense<784, 128, ReLU>, Dense<128, 10, Softmax>>;
using narrow = Sequential<Dense<784, 128, ReLU, BFloat16>, Dense<128, 10, Softmax, BFloat16>>;
constexpr index columns_of_10 = padded<float>(10), biases = 4 * (128 + round_up(columns_of_10, 16));
static_assert(cost<wide>.parameter_bytes == 4 * (784 * 128 + 128 * columns_of_10) + biases);
static_assert(cost<narrow>.parameter_bytes == 2 * (784 * 128 + 128 * columns_of_10) + biases);
static_assert(narrow::parameter_count == wide::parameter_count && cost<narrow>.flops == cost<wide>.flops);
static_assert(cost<narrow>.inference_bytes == cost<wide>.inference_bytes);
static_assert(is_narrowed<narrow> && !is_narrowed<wide> && is_narrowed<nested<BFloat16>>);

BOOST_AUTO_TEST_CASE(the_summary_counts_the_bytes_that_are_stored) {
  BOOST_TEST(summarised<narrow>().layers[0].bytes == 2u * 784 * 128 + 4 * 128);
  BOOST_TEST(summarised<narrow>().layers[1].bytes == 2u * 128 * 10 + 4 * 10);
}

BOOST_AUTO_TEST_SUITE_END()
