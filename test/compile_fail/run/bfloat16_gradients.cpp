// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// No gradients by weights of 8 bits' precision.
// expect: train the network without BFloat16
// expect: weights_can_train
#include <etch/train.hpp>

#ifdef FIXED
using layer = etch::Dense<2, 3, etch::Tanh>;
#else
using layer = etch::Dense<2, 3, etch::Tanh, etch::BFloat16>;
#endif
int main() {
  etch::Model<etch::Sequential<layer>> model;
  const auto by = etch::gradients<etch::MeanSquaredError>(model, std::array<std::array<float, 2>, 4>{},
                                                          std::array<std::array<float, 3>, 4>{});
  return by.parameter<"0.weight">()(0, 0) > 0;
}
