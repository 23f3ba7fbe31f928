// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights are numbers as the model's.
// expect: these rows hold numbers of another type than the model
#include <etch/train.hpp>
using net = etch::Sequential<etch::Dense<2, 3, etch::Softmax>>;

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::Weighted<etch::CrossEntropy>, etch::SGD, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<etch::Label, 4>{}, std::array<number, 4>{});
}
