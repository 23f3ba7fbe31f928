// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layers that look at the whole batch: sums, means and largest values, of each column and of all.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/run/trainer.hpp>

#include <algorithm>

#include "gradient_law.hpp"

BOOST_AUTO_TEST_SUITE(over_the_batch)

using namespace etch;
using etch::index;

// A layer that trains by a formula of the batch; alone, it passes on what it gets.
template <index Width>
struct Passes {
  static constexpr index inputs = Width, outputs = Width;
  static constexpr auto y = symbols::x;
};
template <index Width>
struct ByLargest : Passes<Width> {
  static constexpr auto training = symbols::x / (one + column_max(abs(symbols::x)));
};
template <index Width>
struct ByRange : Passes<Width> {
  static constexpr auto training = symbols::x - (column_max(symbols::x) - column_max(-symbols::x)) * lit<0.5>{};
};
template <index Width>
struct ByMeanOfSums : Passes<Width> {
  static constexpr auto training = symbols::x - column_mean(sum(symbols::x));
};
template <index Width>
struct ByLargestOfSums : Passes<Width> {
  static constexpr auto training = symbols::x * column_max(sum(symbols::x));
};

template <index Width>
using rows_of = samples::rows_of<double, Width>;

template <template <index> class Layer, index Width>
rows_of<Width> trained_on(const rows_of<Width>& x) {
  Model<Sequential<Layer<Width>, Dense<Width, Width>>, double> model;
  for (index out = 0; out < Width; ++out)
    for (index in = 0; in < Width; ++in) model.template parameter<"1.weight">()(out, in) = in == out ? 1 : 0;
  for (index out = 0; out < Width; ++out) model.template parameter<"1.bias">()(out) = 0;
  Trainer<Sequential<Layer<Width>, Dense<Width, Width>>, MeanSquaredError, SGD, Batch<64>, double> trainer(model);
  rows_of<Width> said(x.size());
  trainer.step(x, x, std::span<std::array<double, Width>>(said));
  return said;
}

double sum_of(const auto& row) {
  double sum = 0;
  for (const double v : row) sum += v;
  return sum;
}

template <index Width>
void values_are_as_defined(index rows) {
  const auto x = samples::inputs<double, Width>(rows);
  const auto by_largest = trained_on<ByLargest, Width>(x), by_range = trained_on<ByRange, Width>(x);
  const auto by_mean = trained_on<ByMeanOfSums, Width>(x), by_sum = trained_on<ByLargestOfSums, Width>(x);
  double mean = 0, largest_sum = -HUGE_VAL;
  for (const auto& row : x) {
    mean += sum_of(row) / static_cast<double>(rows);
    largest_sum = std::max(largest_sum, sum_of(row));
  }
  for (index c = 0; c < Width; ++c) {
    double largest = -HUGE_VAL, least = HUGE_VAL;
    for (const auto& row : x) largest = std::max(largest, row[c]), least = std::min(least, row[c]);
    for (index r = 0; r < rows; ++r) {
      const auto close = [&](double found, double wanted) { BOOST_TEST(std::abs(found - wanted) <= 1e-13); };
      close(by_largest[r][c], x[r][c] / (1 + std::max(largest, -least)));
      close(by_range[r][c], x[r][c] - (largest + least) / 2);
      close(by_mean[r][c], x[r][c] - mean);
      close(by_sum[r][c], x[r][c] * largest_sum);
    }
  }
}
BOOST_AUTO_TEST_CASE(values) {
  for (const index rows : {1u, 2u, 13u, 64u}) {
    values_are_as_defined<3>(rows);
    values_are_as_defined<17>(rows);
  }
}

using networks =
    std::tuple<Sequential<Dense<3, 17, Tanh>, ByLargest<17>, Dense<17, 2>>, Sequential<ByRange<5>, Dense<5, 2>>,
               Sequential<Dense<3, 5, Tanh>, ByMeanOfSums<5>, Activation<Tanh>, Dense<5, 2>>,
               Sequential<Dense<3, 5, Tanh>, ByLargestOfSums<5>, Dense<5, 2>>>;
BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_slopes, network, networks) {
  gradient_law::check_at_all_batches<network, MeanSquaredError, false>(20);
}

BOOST_AUTO_TEST_SUITE_END()
