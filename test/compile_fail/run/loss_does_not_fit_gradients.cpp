// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Nor does it have gradients.
// expect: CrossEntropy takes probabilities, so the last layer must end in Softmax
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using loss = etch::MeanSquaredError;
#else
using loss = etch::CrossEntropy;
#endif
int main() {
  const etch::Model<net> model;
  const std::array<std::array<float, 2>, 4> x{};
  const std::array<std::array<float, 3>, 4> t{};
  return etch::gradients<loss>(model, x, t).loss() > 0;
}
