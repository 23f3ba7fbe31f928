// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// evaluate gives the loss and every score that suits it.
#include <etch/data/demo/rings.hpp>
#include <etch/etch.hpp>

#include <vector>

using Net = etch::Sequential<etch::Dense<2, 32, etch::Tanh>, etch::Dense<32, 3, etch::Softmax>>;

int main() {
  const auto train = etch::demo::rings(900, etch::Seed{1}), test = etch::demo::rings(300, etch::Seed{2});
  etch::Model<Net> model{etch::Seed{3}};
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(
      model, train, {.epochs = 40, .optimizer = {.learning_rate = 1e-2f}, .verbose = etch::Verbose::silent});

  const auto report = etch::evaluate<etch::CrossEntropy>(model, test);
  const double share = report.accuracy, f1 = report.macro_f1, second = report.top_k(2);
  const auto mixed_up = report.confusion(0, 1);  // rows of class 0 taken for class 1

  std::vector<std::array<float, 3>> said(test.size());
  model(test.inputs, said);
  const double area = etch::roc_auc_one_vs_rest(said, test.targets);
  return share > 0.9 && f1 > 0.9 && second >= share && area > 0.95 && mixed_up < 10 ? 0 : 1;
}
