// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The program that the README opens with: digits that the library draws itself, learned and saved.
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/etch.hpp>
using namespace etch;

using Net = Sequential<Dense<784, 128, ReLU>, Dropout<0.2>, Dense<128, 10, Softmax>>;

int main() {
  const auto train = demo::drawn_digits(6000, Seed{1}), test = demo::drawn_digits(1000, Seed{2});
  Model<Net> model{Seed{42}};
  fit<CrossEntropy, Adam, Batch<32>>(model, train, {.epochs = 3, .validation = &test});
  save(model, "digits.safetensors");
  return evaluate<CrossEntropy>(model, test).accuracy > 0.9 ? 0 : 1;
}
