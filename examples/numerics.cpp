// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// float unless one says otherwise; softmax, cross-entropy and the activations keep their heads at any size.
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <limits>

using Net = etch::Sequential<etch::Dense<1, 3, etch::Softmax>>;

int main() {
  etch::Model<Net> model;
  etch::Model<Net, double> precise;
  model.parameter<"0.weight">()(0) = 1e4f;
  precise.parameter<"0.weight">()(0) = 1e4;

  const auto p = model(std::array<float, 1>{1});
  const auto q = precise(std::array<double, 1>{-1});
  if (!(p[0] == 1 && p[1] == 0 && q[0] == 0)) return 1;

  const std::array<std::array<float, 1>, 1> rows{{{-1}}};
  const std::array<etch::Label, 1> labels{0};
  const auto report = etch::evaluate<etch::CrossEntropy>(model, rows, labels);
  if (!(report.loss > 9e3 && std::isfinite(report.loss))) return 2;

  const float nan = std::numeric_limits<float>::quiet_NaN();
  return std::isnan(model(std::array<float, 1>{nan})[0]) ? 0 : 3;
}
