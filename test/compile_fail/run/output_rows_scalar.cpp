// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows of double do not go into a model of float.
// expect: these rows hold numbers of another type than the model
#include <etch/infer.hpp>

#ifdef FIXED
using number = double;
#else
using number = float;
#endif
int main() {
  etch::Model<etch::Sequential<etch::Dense<4, 2>>, double> model;
  const std::array<std::array<double, 4>, 3> inputs{};
  std::array<std::array<number, 2>, 3> outputs{};
  model(inputs, outputs);
}
