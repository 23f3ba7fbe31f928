// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Numbers have no classes.
// expect: class_weights go with targets that are one class for each row; sample_weights do with any
#include <etch/nn/nn.hpp>
#include <etch/run/fit.hpp>
using net = etch::Sequential<etch::Dense<2, 1>>;

int main() {
  etch::Dataset<2, etch::Target<1>> data;
  etch::Model<net> model;
  const std::array<float, 2> weights{1, 2};
  etch::fit<etch::Weighted<etch::Huber<>>, etch::SGD, etch::Batch<4>>(model, data,
#ifdef FIXED
                                                                      {.sample_weights = weights});
#else
                                                                      {.class_weights = weights});
#endif
}
