// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Two payments in a hundred are fraud. A network that never says so is right 98 % of the time, and of no use.
//
// The cures: a loss in which a missed fraud weighs as much as 49 other mistakes (PyTorch calls the number pos_weight,
// Keras class_weight); weights that let both classes count the same, whatever their shares are; or training data in
// which each fraud stands 49 times.
//
// Watch: accuracy praises the network that misses the most. Recall says how much of the fraud is found, precision how
// many alarms are justified, F1 balances the two, balanced accuracy lets both classes count the same. The area under
// the ROC hardly moves: all of them rank payments alike, and what changes is where they draw the line.
#include <etch/data/demo/draw.hpp>
#include <etch/data/view.hpp>
#include <etch/metric/roc_auc.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

using Net = etch::Sequential<etch::Dense<4, 16, etch::ReLU>, etch::Dense<16, 1, etch::Sigmoid>>;
using Data = etch::Dataset<4, etch::Label>;

// Every fiftieth payment is a fraud, whose four features lie elsewhere but overlap with the rest.
Data payments(std::size_t count, etch::Seed seed) {
  Data data;
  for (std::size_t n = 0; n < count; ++n) {
    etch::demo::draw random(seed, 1, n);
    const bool fraud = n % 50 == 0;
    std::array<float, 4> features{};
    for (float& feature : features) feature = static_cast<float>(random.normal(1) + (fraud ? 0.9 : 0));
    data.add(features, etch::Label{fraud});
  }
  return data;
}

struct Result {
  double accuracy, balanced, precision, recall, f1, area;
};

// How a model does that `train` has trained.
Result learn(const char* name, const Data& test, const auto& train) {
  etch::Model<Net> model{etch::Seed{2}};
  train(model);

  const auto report = etch::evaluate<etch::BinaryCrossEntropy>(model, test);
  std::vector<float> scores;
  for (const auto& row : test.inputs) scores.push_back(model(row)[0]);
  const Result result{report.accuracy, report.balanced_accuracy,           report.precision[1], report.recall[1],
                      report.f1[1],    etch::roc_auc(scores, test.targets)};
  std::printf("%-17s %8.1f %% %8.1f %% %9.1f %% %8.1f %% %7.2f %8.3f   %3d of %d\n", name, 100 * result.accuracy,
              100 * result.balanced, 100 * result.precision, 100 * result.recall, result.f1, result.area,
              static_cast<int>(report.confusion(1, 1)), static_cast<int>(report.support[1]));
  return result;
}

int main() {
  const Data train = payments(5000, etch::Seed{3}), test = payments(5000, etch::Seed{4});
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < train.size(); ++row) rows.insert(rows.end(), train.target(row) == 1 ? 49 : 1, row);

  std::printf("%-17s %10s %10s %11s %10s %7s %8s   %s\n", "", "accuracy", "balanced", "precision", "recall", "F1",
              "ROC-AUC", "fraud found");
  const etch::Adam adam{.learning_rate = 3e-3f};
  constexpr auto silent = etch::Verbose::silent;
  const Result plain = learn("as it is", test, [&](auto& model) {
    etch::fit<etch::BinaryCrossEntropy, etch::Adam, etch::Batch<100>>(
        model, train, {.epochs = 30, .optimizer = adam, .verbose = silent});
  });
  using Loss = etch::Weighted<etch::BinaryCrossEntropy>;
  const Result weighted = learn("weights 1 and 10", test, [&](auto& model) {
    etch::fit<Loss, etch::Adam, etch::Batch<100>>(
        model, train, {.epochs = 30, .optimizer = adam, .verbose = silent, .class_weights = {1, 10}});
  });
  const Result even = learn("balanced weights", test, [&](auto& model) {
    etch::fit<Loss, etch::Adam, etch::Batch<100>>(
        model, train, {.epochs = 30, .optimizer = adam, .verbose = silent, .class_weights = etch::balanced});
  });
  const Result resampled = learn("resampled data", test, [&](auto& model) {
    etch::fit<etch::BinaryCrossEntropy, etch::Adam, etch::Batch<100>>(
        model, etch::subset(train, rows), {.epochs = 30, .optimizer = adam, .verbose = silent});
  });

  bool holds = plain.accuracy > 0.97 && plain.recall < 0.3;
  holds = holds && weighted.recall > plain.recall + 0.2 && weighted.f1 > plain.f1 + 0.1 &&
          weighted.precision > even.precision;
  for (const Result& cured : {even, resampled})
    holds = holds && cured.accuracy < plain.accuracy && cured.recall > 0.7 && cured.balanced > plain.balanced + 0.15 &&
            std::abs(cured.area - plain.area) < 0.05;
  std::puts(holds ? "\nThe least accurate networks find the fraud." : "\nNot as promised.");
  return holds ? 0 : 1;
}
