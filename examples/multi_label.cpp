// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Several labels at once: four yes-or-no questions about each drawn digit, answered by one network.
//
// Softmax would make the answers compete for a sum of one. Four sigmoids answer independently, and binary cross-entropy
// is asked of each: all that says "multi-label" is the head, the loss, and targets with a number for each label.
//
// Watch: the network is never told which digit it sees. "All four right" is much harder than any one of them, which is
// why the share of single labels that are wrong (the Hamming loss) is reported beside it.
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/report/text_art.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

using Net = etch::Sequential<etch::Dense<784, 64, etch::ReLU>, etch::Dense<64, 4, etch::Sigmoid>>;
using Data = etch::Dataset<784, etch::Target<4>>;

constexpr std::array<const char*, 4> labels{"even", "prime", "above 4", "loop"};
constexpr std::array<std::array<float, 4>, 10> answers{{{1, 0, 0, 1},  // 0
                                                        {0, 0, 0, 0},
                                                        {1, 1, 0, 0},
                                                        {0, 1, 0, 0},
                                                        {1, 0, 0, 0},
                                                        {0, 1, 1, 0},
                                                        {1, 0, 1, 1},
                                                        {0, 1, 1, 0},
                                                        {1, 0, 1, 1},
                                                        {0, 0, 1, 1}}};

Data questions(std::size_t rows, etch::Seed seed) {
  const auto digits = etch::demo::drawn_digits(rows, seed);
  Data data;
  for (std::size_t row = 0; row < rows; ++row) data.add(digits.input(row), answers[digits.target(row)]);
  return data;
}

int main() {
  const Data train = questions(4000, etch::Seed{1}), test = questions(1000, etch::Seed{2});
  etch::Model<Net> model{etch::Seed{3}};
  etch::fit<etch::BinaryCrossEntropy, etch::Adam, etch::Batch<50>>(model, train, {.epochs = 10, .validation = &test});

  std::vector<etch::picture> pictures;
  for (std::size_t row = 0; row < 10; row += 3) {
    const auto said = model(test.input(row));
    std::string caption;
    for (std::size_t k = 0; k < 4; ++k)
      if (said[k] > 0.5f) (caption += caption.empty() ? "" : ", ") += std::string(labels[k]);
    pictures.push_back({28, 28, {test.input(row).begin(), test.input(row).end()}, caption});
  }
  std::printf("\n%s\n", etch::text_art(pictures, etch::terminal_of(stdout), etch::columns_of(stdout)).c_str());

  const auto report = etch::evaluate<etch::BinaryCrossEntropy>(model, test);
  std::printf("label    precision    recall       F1   rows with it\n");
  for (std::size_t k = 0; k < 4; ++k)
    std::printf("%-8s %7.1f %% %7.1f %% %8.3f %14d\n", labels[k], 100 * report.precision[k], 100 * report.recall[k],
                report.f1[k], static_cast<int>(report.support[k]));
  std::printf("\nall four right: %.1f %%   single labels wrong: %.1f %%   micro F1 %.3f   macro F1 %.3f\n",
              100 * report.accuracy, 100 * report.hamming_loss, report.micro_f1, report.macro_f1);

  const bool holds = *std::min_element(report.f1.begin(), report.f1.end()) > 0.85 && report.accuracy > 0.75 &&
                     report.hamming_loss < 0.08 && 1 - report.accuracy > report.hamming_loss;
  if (!holds) std::puts("Not as promised.");
  return holds ? 0 : 1;
}
