// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights go with a loss that takes them.
// expect: this loss counts all rows the same: to give each a weight, wrap it, as in Weighted<CrossEntropy>
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 3, etch::Softmax>>;

#ifdef FIXED
using loss = etch::Weighted<etch::CrossEntropy>;
#else
using loss = etch::CrossEntropy;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, loss, etch::SGD, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<etch::Label, 4>{}, std::array<float, 4>{});
}
