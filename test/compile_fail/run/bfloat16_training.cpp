// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights of 8 bits' precision are not trained.
// expect: train the network without BFloat16
// expect: copy_parameters
// expect: weights_can_train
#include <etch/train.hpp>

#ifdef FIXED
using layer = etch::Dense<2, 8, etch::Tanh>;
#else
using layer = etch::Dense<2, 8, etch::Tanh, etch::BFloat16>;
#endif
using net = etch::Sequential<layer, etch::Dense<8, 3>>;
int main() {
  etch::Model<net> model;
  etch::Trainer<net, etch::MeanSquaredError, etch::Adam, etch::Batch<4>> trainer(model);
  trainer.step(std::array<std::array<float, 2>, 4>{}, std::array<std::array<float, 3>, 4>{});
}
