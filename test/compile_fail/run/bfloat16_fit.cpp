// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Frozen or not, weights of 8 bits' precision have no part in training.
// expect: train the network without BFloat16
// expect: weights_can_train
#include <etch/nn/nn.hpp>
#include <etch/run/fit.hpp>

#ifdef FIXED
using layer = etch::Dense<2, 8, etch::Tanh>;
#else
using layer = etch::Dense<2, 8, etch::Tanh, etch::BFloat16>;
#endif
using net = etch::Sequential<etch::Frozen<layer>, etch::Dense<8, 3, etch::Softmax>>;
int main() {
  etch::Model<net> model;
  const etch::Dataset<2, etch::Label> data;
  etch::fit<etch::CrossEntropy, etch::SGD, etch::Batch<3>>(model, data);
}
