// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A weighted loss wants its weights.
// expect: a Weighted loss takes a weight for each row: step(inputs, targets, weights)
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 3, etch::Softmax>>;

int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::Weighted<etch::CrossEntropy>, etch::SGD, etch::Batch<4>> trainer(model);
#ifdef FIXED
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<etch::Label, 4>{}, std::array<float, 4>{});
#else
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<etch::Label, 4>{});
#endif
}
