// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A program compiled with -O3: no warning from the passes that only run there. Layers wider than one block, one row at
// a time and several.
#include <etch/etch.hpp>

using wide =
    etch::Sequential<etch::Dense<1100, 300, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<300, 5, etch::Softmax>>;

float run(etch::Model<wide>& of, const etch::Dataset<1100, etch::Label>& data) {
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<12>>(of, data);
  return of(data.inputs[0])[0] + static_cast<float>(etch::evaluate<etch::CrossEntropy>(of, data).loss);
}
void run_one_by_one(etch::Model<wide>& of, const etch::Dataset<1100, etch::Label>& data) {
  etch::fit<etch::CrossEntropy, etch::SGD, etch::Batch<1>>(of, data);
}
