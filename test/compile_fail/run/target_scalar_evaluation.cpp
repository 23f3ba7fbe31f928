// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Targets are numbers of the model's type, in evaluate too.
// expect: these rows hold numbers of another type than the model
#include <etch/train.hpp>

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  const etch::Model<etch::Sequential<etch::Dense<4, 2>>> model;
  const std::array<std::array<float, 4>, 3> inputs{};
  const std::array<std::array<number, 2>, 3> targets{};
  return etch::evaluate<etch::MeanSquaredError>(model, inputs, targets).loss == 1;
}
