// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Regression in double, on measurements some of which are plain wrong: Huber's loss against the squared error.
//
// A tenth of the points of a sine curve are replaced by values several units too high. Each network is then judged by
// the true curve, which it has never seen.
//
// Watch: the squared error lets a few wrong points drag the whole curve up, since an error ten times as large pulls ten
// times as hard. Huber's loss pulls with the same force however far a point is off. All it takes for double is to say
// so in the types of model and data.
#include <etch/data/demo/draw.hpp>
#include <etch/data/demo/sine.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <type_traits>

using Net = etch::Sequential<etch::Dense<1, 24, etch::Tanh>, etch::Dense<24, 24, etch::Tanh>, etch::Dense<24, 1>>;
using Model = etch::Model<Net, double>;
using Data = etch::Dataset<1, etch::Target<1>, double>;

template <class Loss>
Model learn(const Data& data) {
  Model model{etch::Seed{1}};
  etch::fit<Loss, etch::Adam, etch::Batch<50>>(
      model, data, {.epochs = 300, .optimizer = {.learning_rate = 3e-3f}, .verbose = etch::Verbose::silent});
  return model;
}

int main() {
  Data measured = etch::demo::sine<double>(500, etch::Seed{2});
  int outliers = 0;
  for (std::size_t row = 0; row < measured.size(); ++row) {
    etch::demo::draw random(etch::Seed{3}, 1, row);
    if (!random.chance(0.1)) continue;
    measured.targets[row][0] += random.between(3, 6);
    ++outliers;
  }
  const Data truth = etch::demo::sine<double>(500, etch::Seed{4}, 0);

  const Model squared = learn<etch::MeanSquaredError>(measured);
  const Model huber = learn<etch::Huber<0.2>>(measured);
  static_assert(std::is_same_v<decltype(huber(truth.inputs[0])), std::array<double, 1>>);

  std::printf("500 points, %d of them outliers\n\n    x    truth  squared    Huber\n", outliers);
  for (int step = -4; step <= 4; ++step) {
    const std::array<double, 1> x{0.2 * step};
    std::printf("%5.1f %8.3f %8.3f %8.3f\n", x[0], std::sin(etch::demo::pi * x[0]), squared(x)[0], huber(x)[0]);
  }
  const auto by_squares = etch::evaluate<etch::MeanAbsoluteError>(squared, truth);
  const auto by_huber = etch::evaluate<etch::MeanAbsoluteError>(huber, truth);
  std::printf("\n         distance from the truth   R2\n");
  std::printf("squared  %23.3f %7.3f\nHuber    %23.3f %7.3f\n", by_squares.mae, by_squares.r2, by_huber.mae,
              by_huber.r2);

  const bool holds = by_huber.mae < by_squares.mae / 3 && by_huber.r2 > 0.97;
  std::puts(holds ? "\nHuber's curve hardly notices the outliers." : "\nNot as promised.");
  return holds ? 0 : 1;
}
