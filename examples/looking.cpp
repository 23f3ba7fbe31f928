// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a run went through as a page of charts, and what happens inside the layers.
#include <etch/data/demo/spirals.hpp>
#include <etch/etch.hpp>

#include <cstdio>

// clang-format off
using Net = etch::Sequential<etch::Dense<2, 32, etch::ReLU>,
                             etch::Dense<32, 32, etch::ReLU>,
                             etch::Dense<32, 2, etch::Softmax>>;
// clang-format on

int main() {
  etch::print_summary<Net>();

  const auto train = etch::demo::spirals(1000, etch::Seed{1}), test = etch::demo::spirals(200, etch::Seed{2});
  etch::Model<Net> model{etch::Seed{3}};

  etch::LayerStatistics layers{.every = 10};
  const auto history = etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(
      model, train, {.epochs = 30, .optimizer = {.learning_rate = 1e-2f}, .validation = &test}, layers,
      etch::CSVLogger{.filename = "spirals.csv"}, etch::TerminateOnNaN{});

  for (const etch::layer_statistics& layer : layers.epochs.back())
    std::printf("%-22s %4.0f %% zeros, gradient %.4f\n", layer.type.c_str(), 100 * layer.zeros, layer.gradient_norm);

  etch::ReportOptions page{.title = "Two spirals", .class_names = {"first", "second"}};
  etch::write_report<etch::CrossEntropy, etch::Adam>("spirals.html", model, history, test, page);
  return layers.epochs.size() == 3 ? 0 : 1;
}
