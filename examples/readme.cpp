// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The program that the README opens with: digits that the library draws itself, learned and saved.
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/etch.hpp>

// clang-format off
using Net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>,
                             etch::Dropout<0.2>,
                             etch::Dense<128, 10, etch::Softmax>>;
// clang-format on

int main() {
  const auto train = etch::demo::drawn_digits(6000, etch::Seed{1}),
             test = etch::demo::drawn_digits(1000, etch::Seed{2});
  etch::Model<Net> model{etch::Seed{42}};
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(model, train, {.epochs = 3, .validation = &test});
  etch::save(model, "digits.safetensors");
  return etch::evaluate<etch::CrossEntropy>(model, test).accuracy > 0.9 ? 0 : 1;
}
