// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Inference is what the formula says, at sizes from 1 to 4096, for one row and for many; dropout and seeds.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/trainer.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <memory>
#include <span>

#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(network_inference)

using namespace etch;
using etch::index;

// ---- Sizes ---------------------------------------------------------------------------------------------------------

// Dense layers in the plainest way, in double; and the sum of what went into each number, for the error it may have.
template <index In, index Out, class T, class View, class Column>
void plain_layer(const View& weight, const Column& bias, const double* x, double* y, double* magnitude) {
  for (index o = 0; o < Out; ++o) {
    y[o] = static_cast<double>(bias(o));
    magnitude[o] = std::abs(y[o]);
    for (index i = 0; i < In; ++i) {
      const double term = static_cast<double>(weight(o, i)) * x[i];
      y[o] += term;
      magnitude[o] += std::abs(term);
    }
  }
}

template <index In, index Out, class T>
struct sizes {
  static void check() {
    using network = Sequential<Dense<In, Out>>;
    Model<network, T> model{Seed{6}};
    for (index o = 0; o < Out; ++o) model.template parameter<"0.bias">()(o) = static_cast<T>(samples::number(o, 1, 9));
    constexpr index rows = 5;
    const auto x = samples::inputs<T, In>(rows);
    samples::rows_of<T, Out> y(rows + 1);
    y[rows].fill(T{77});
    model(x, y);
    std::vector<double> wanted(Out), magnitude(Out), wide(In);
    for (index r = 0; r < rows; ++r) {
      std::copy(x[r].begin(), x[r].end(), wide.begin());
      plain_layer<In, Out, T>(model.template parameter<"0.weight">(), model.template parameter<"0.bias">(), wide.data(),
                              wanted.data(), magnitude.data());
      index wrong = 0;
      const auto single = std::make_unique<std::array<T, Out>>(model(x[r]));
      const auto placed = std::make_unique<std::array<T, Out + 1>>();
      placed->back() = T{77};
      model(x[r], std::span<T, Out>(placed->data(), Out));
      wrong += !std::equal(single->begin(), single->end(), placed->begin()) || placed->back() != T{77};
      for (index o = 0; o < Out; ++o) {
        const double allowed = 8 * static_cast<double>(std::numeric_limits<T>::epsilon()) * magnitude[o];
        wrong += !(std::abs(static_cast<double>(y[r][o]) - wanted[o]) <= allowed);
        wrong += !(std::abs(static_cast<double>((*single)[o]) - wanted[o]) <= allowed);
      }
      BOOST_TEST(wrong == 0u, In << " to " << Out << ", row " << r << ": " << wrong << " numbers are off");
    }
    for (const T v : y[rows]) BOOST_TEST(v == T{77});
  }
};

using shapes = std::tuple<sizes<1, 1, float>, sizes<20, 1, float>, sizes<301, 1, float>, sizes<1030, 1, float>,
                          sizes<13, 1, double>, sizes<2, 3, float>, sizes<7, 17, float>, sizes<31, 33, float>,
                          sizes<4096, 3, float>, sizes<3, 4096, float>, sizes<1000, 1000, float>, sizes<127, 65, float>,
                          sizes<1, 1, double>, sizes<17, 7, double>, sizes<33, 31, double>, sizes<4096, 3, double>,
                          sizes<3, 4096, double>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(a_dense_layer_is_its_formula, shape, shapes) { shape::check(); }

// ---- One row and many ----------------------------------------------------------------------------------------------

using deep = Sequential<Dense<7, 33, Swish>, LayerNorm<33>, Residual<Dense<33, 33, ReLU>>, Dense<33, 5, Softmax>>;

// Sums may be taken in another order, so rows agree to rounding and not to the bit.
BOOST_AUTO_TEST_CASE(many_rows_are_single_rows) {
  const Model<deep> model{Seed{8}};
  for (const index rows : {1u, 2u, 11u, 12u, 13u, 97u, 200u}) {
    const auto x = samples::inputs<float, 7>(rows);
    samples::rows_of<float, 5> y(rows);
    model(x, y);
    for (index r = 0; r < rows; ++r) {
      const auto one = model(x[r]);
      for (index c = 0; c < 5; ++c) BOOST_TEST(std::abs(one[c] - y[r][c]) <= 1e-6f);
    }
  }
}

BOOST_AUTO_TEST_CASE(float_is_double_rounded) {
  const Model<deep, float> narrow{Seed{8}};
  const Model<deep, double> wide{Seed{8}};
  const auto x = samples::inputs<float, 7>(9);
  for (const auto& row : x) {
    std::array<double, 7> same_row;
    std::copy(row.begin(), row.end(), same_row.begin());
    const auto a = narrow(row);
    const auto b = wide(same_row);
    for (index c = 0; c < 5; ++c) BOOST_TEST(std::abs(static_cast<double>(a[c]) - b[c]) <= 2e-6);
  }
}

// ---- 64 million parameters -----------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_model_of_64_million_parameters_works) {
  using network = Sequential<Dense<4096, 8192, Linear, Init<Zeros>>, Dense<8192, 4096, Linear, Init<Zeros>>>;
  static_assert(network::parameter_count > 64'000'000);
  Model<network> model;
  model.parameter<"0.weight">()(8191, 4095) = 3;
  model.parameter<"1.weight">()(4095, 8191) = 0.5f;
  auto x = std::make_unique<std::array<float, 4096>>();
  (*x)[4095] = 2;
  const auto y = std::make_unique<std::array<float, 4096>>(model(*x));
  BOOST_TEST((*y)[4095] == 3);
  BOOST_TEST((*y)[0] == 0);
}

// ---- Dropout -------------------------------------------------------------------------------------------------------

// One input of 1 into 500 columns, each dropped or not, and their weighted sum: the gradient shows who was kept.
using dropping = Sequential<Dense<1, 500>, Dropout<0.3>, Dense<500, 1>>;

BOOST_AUTO_TEST_CASE(dropout_drops_at_its_rate_and_scales_what_it_keeps) {
  Model<dropping, double> model{Seed{3}};
  const std::array<std::array<double, 1>, 1> x{{{1}}}, t{{{0}}};
  constexpr std::uint64_t steps = 400;
  std::vector<int> kept_by_column(500, 0);
  double kept = 0, neighbours = 0, again = 0;
  std::vector<bool> before(500, false);
  for (std::uint64_t step = 1; step <= steps; ++step) {
    const auto found = gradients<MeanSquaredError>(model, x, t, Seed{17}, step);
    std::vector<bool> mask(500);
    double p = model.parameter<"2.bias">()(0);
    for (index c = 0; c < 500; ++c) {
      mask[c] = found.parameter<"0.weight">()(c, 0) != 0;
      const double h = model.parameter<"0.weight">()(c, 0) + model.parameter<"0.bias">()(c);
      if (mask[c]) p += h / 0.7 * model.parameter<"2.weight">()(0, c);
    }
    // The forward pass dropped what the backward pass dropped, and scaled the rest.
    BOOST_TEST(std::abs(found.loss() - p * p) <= 1e-12 * (1 + p * p));
    for (index c = 0; c < 500; ++c) {
      const double slope = mask[c] ? 2 * p * model.parameter<"2.weight">()(0, c) / 0.7 : 0;
      BOOST_TEST(std::abs(found.parameter<"0.weight">()(c, 0) - slope) <= 1e-12 * (1 + std::abs(slope)));
      kept += mask[c];
      kept_by_column[c] += mask[c];
      if (c > 0) neighbours += mask[c] && mask[c - 1];
      again += mask[c] && before[c];
    }
    before = mask;
  }
  // Within five standard deviations.
  const double coins = 500.0 * steps;
  BOOST_TEST(std::abs(kept / coins - 0.7) <= 5 * std::sqrt(0.21 / coins));
  BOOST_TEST(std::abs(neighbours / (499.0 * steps) - 0.49) <= 5 * std::sqrt(0.25 * 3 / coins));
  BOOST_TEST(std::abs(again / (500.0 * (steps - 1)) - 0.49) <= 5 * std::sqrt(0.25 * 3 / coins));
  for (const int n : kept_by_column) BOOST_TEST(std::abs(n - 0.7 * steps) <= 5 * std::sqrt(0.21 * steps));
}

// A row's coins are its own, whatever batch it comes in.
BOOST_AUTO_TEST_CASE(coins_of_a_row_do_not_depend_on_the_batch) {
  using network = Sequential<Dense<7, 33, Tanh>, Dropout<0.5>, Dense<33, 1>>;
  const Model<network, double> model{Seed{3}};
  const auto x = samples::inputs<double, 7>(33);
  const auto t = samples::targets<MeanSquaredError, double, 1>(33);
  const auto all = gradients<MeanSquaredError>(model, x, t, Seed{5}, 3);
  for (const index rows : {1u, 5u, 16u}) {
    const auto some =
        gradients<MeanSquaredError>(model, std::span(x).first(rows), std::span(t).first(rows), Seed{5}, 3);
    for (index r = 0; r < rows; ++r)
      for (index c = 0; c < 7; ++c)
        BOOST_TEST(std::abs(some.input(r)[c] * static_cast<double>(rows) - all.input(r)[c] * 33) <= 1e-12);
  }
}

// ---- Seeds ---------------------------------------------------------------------------------------------------------

template <class T>
std::vector<T> trained(std::uint64_t model_seed, std::uint64_t trainer_seed) {
  using network = Sequential<Dense<7, 33, ReLU>, Dropout<0.2>, BatchNorm<33>, Dense<33, 5, Softmax>>;
  Model<network, T> model{Seed{model_seed}};
  Trainer<network, CrossEntropy, Adam, Batch<17>, T> trainer(model, {}, Seed{trainer_seed});
  const auto x = samples::inputs<T, 7>(17);
  const auto labels = samples::labels<5>(17);
  for (int step = 0; step < 20; ++step) trainer.step(x, labels);
  return {model.data(), model.data() + parameters_of<network, T>::size};
}
BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_bits) {
  BOOST_TEST((trained<float>(1, 2) == trained<float>(1, 2)));
  BOOST_TEST((trained<double>(1, 2) == trained<double>(1, 2)));
  BOOST_TEST((trained<float>(1, 2) != trained<float>(1, 3)));
  BOOST_TEST((trained<float>(1, 2) != trained<float>(2, 2)));
}

BOOST_AUTO_TEST_SUITE_END()
