// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights go with a loss that takes them.
// expect: class_weights and sample_weights go with a loss that is told them: wrap it, as in fit<Weighted<CrossEntropy>
#include <etch/nn/nn.hpp>
#include <etch/run/fit.hpp>
using net = etch::Sequential<etch::Dense<2, 3, etch::Softmax>>;

#ifdef FIXED
using loss = etch::Weighted<etch::CrossEntropy>;
#else
using loss = etch::CrossEntropy;
#endif
int main() {
  etch::Dataset<2, etch::Label> data;
  etch::Model<net> model;
  etch::fit<loss, etch::SGD, etch::Batch<4>>(model, data, {.epochs = 3, .class_weights = {1, 2, 3}});
}
