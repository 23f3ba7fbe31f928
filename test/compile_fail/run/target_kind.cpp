// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A target is a label or a row of numbers.
// expect: the targets do not fit the network
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using target = std::array<float, 3>;
#else
using target = float;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::MeanSquaredError, etch::SGD, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<target, 4>{});
}
