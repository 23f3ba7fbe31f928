// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Parameters by name: as in PyTorch's state_dict, and read in its order.
#include <etch/infer.hpp>

#include <array>

using Block = etch::Sequential<etch::Dense<3, 3, etch::Tanh>>;
using Net = etch::Sequential<etch::Dense<2, 3>, Block, etch::BatchNorm<3>, etch::Dense<3, 1>>;

int main() {
  etch::Model<Net> model{etch::Seed{1}};

  auto weight = model.parameter<"0.weight">();  // (output, input)
  weight(2, 1) = 0.5f;
  model.parameter<"1.0.bias">()(0) = -1.0f;  // the first layer inside layer 1
  const float variance = model.parameter<"2.running_var">()(0);

  etch::Model<Net> copy = model;  // a value, like any other
  copy.parameter<"3.bias">()(0) = 1;
  const std::array<float, 2> row{1, 2};
  return variance == 1 && copy(row)[0] - model(row)[0] > 0.99f ? 0 : 1;
}
