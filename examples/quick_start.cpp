// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The program of docs/quick_start.md: declare, train, judge, use, keep.
#include <etch/data/demo/blobs.hpp>
#include <etch/etch.hpp>

#include <array>
#include <cstdio>

// clang-format off
using Net = etch::Sequential<etch::Dense<2, 32, etch::ReLU>,
                             etch::Dense<32, 3, etch::Softmax>>;
static_assert(Net::parameter_count == 195);
// clang-format on

int main() {
  const auto train = etch::demo::blobs(900, etch::Seed{1}), test = etch::demo::blobs(300, etch::Seed{2});

  etch::Model<Net> model{etch::Seed{3}};
  const etch::history history = etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(
      model, train, {.epochs = 15, .optimizer = {.learning_rate = 1e-2f}, .validation = &test});

  const auto report = etch::evaluate<etch::CrossEntropy>(model, test);
  std::printf("accuracy %.3f, F1 %.3f\n", report.accuracy, report.macro_f1);

  const std::array<float, 3> probabilities = model(std::array<float, 2>{1.0f, 0.1f});

  etch::save(model, "blobs.safetensors");
  etch::Model<Net> again;
  etch::load(again, "blobs.safetensors");
  const bool same = again(std::array<float, 2>{1.0f, 0.1f}) == probabilities;
  return same && history.epochs() == 15 && report.accuracy > 0.9 && probabilities[0] > 0.5f ? 0 : 1;
}
