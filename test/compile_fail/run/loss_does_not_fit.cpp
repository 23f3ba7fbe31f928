// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A loss says what last layer it takes.
// expect: CrossEntropy takes probabilities, so the last layer must end in Softmax
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using loss = etch::MeanSquaredError;
#else
using loss = etch::CrossEntropy;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, loss, etch::SGD, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<std::array<float, 3>, 4>{});
}
