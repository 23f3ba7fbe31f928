// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A program with global variables of everyday names that runs and trains a network: no warning of shadowed names.
#include <etch/etch.hpp>
#include <etch/run/executor/threads.hpp>

int row, rows, column, name, weights, model, loss, seed, epoch, state, batch, number, first, last, in, out, from, count,
    width, layer, target, input, output, x, y, w, p, q, g, t, T;

using net = etch::Sequential<etch::Dense<2, 3, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<3, 3, etch::Softmax>>;

float run(etch::Model<net>& of, const etch::Dataset<2, etch::Label>& data) {
  etch::fit<etch::Weighted<etch::CrossEntropy>, etch::Adam, etch::Batch<3>>(of, data,
                                                                            {.class_weights = etch::balanced});
  return of(data.inputs[0])[0] + static_cast<float>(etch::evaluate<etch::CrossEntropy>(of, data).loss);
}
void run_one_by_one(etch::Model<net>& of, etch::Threads& threads, const etch::Dataset<2, etch::Label>& data) {
  etch::fit<etch::CrossEntropy, etch::SGD, etch::Batch<1>>(of.on(threads), data);
}
