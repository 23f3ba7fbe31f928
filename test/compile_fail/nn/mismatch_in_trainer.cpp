// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training layers that do not connect is one error.
// expect: layer widths do not match
#include <etch/train.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<2, 8>, etch::Dense<8, 1>>;
#else
using net = etch::Sequential<etch::Dense<2, 8>, etch::Dense<7, 1>>;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::MeanSquaredError, etch::SGD, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<std::array<float, 1>, 4>{});
}
