// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Targets are numbers of the model's type.
// expect: these rows hold numbers of another type than the model
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<4, 2>>;

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::MeanSquaredError, etch::SGD, etch::Batch<3>> trainer(model);
  trainer.step(std::array<std::array<float, 4>, 3>{}, std::array<std::array<number, 2>, 3>{});
}
