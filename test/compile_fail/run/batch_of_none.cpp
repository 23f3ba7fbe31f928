// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A step takes a row at least.
// expect: a step needs at least one row
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using batch = etch::Batch<1>;
#else
using batch = etch::Batch<0>;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::MeanSquaredError, etch::SGD, batch> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<std::array<float, 3>, 4>{});
}
