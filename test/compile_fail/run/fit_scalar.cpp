// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Data for fit are numbers of the model's type.
// expect: these rows hold numbers of another type than the model
#include <etch/nn/nn.hpp>
#include <etch/run/fit.hpp>

#ifdef FIXED
using number = double;
#else
using number = float;
#endif
int main() {
  etch::Dataset<4, etch::Label, number> data;
  etch::Model<etch::Sequential<etch::Dense<4, 2, etch::Softmax>>, double> model;
  etch::fit<etch::CrossEntropy, etch::SGD, etch::Batch<3>>(model, data);
}
