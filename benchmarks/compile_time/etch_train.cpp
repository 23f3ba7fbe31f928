// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Trains on rows and targets as they come, and writes the weights.
#include <etch/train.hpp>

#include <array>
#include <cstdio>

#include "etch_network.hpp"

#if LAB_LAYERS == 0
using Loss = etch::CrossEntropy;
using Row = etch::Label;
#else
using Loss = etch::MeanSquaredError;
using Row = std::array<float, lab::Network::outputs>;
#endif

int main() {
  static std::array<std::array<float, lab::Network::inputs>, 32> x;
  static std::array<Row, 32> t;
  etch::Model<lab::Network> model;
  etch::Trainer<lab::Network, Loss, etch::Adam, etch::Batch<32>> trainer{model};
  while (std::fread(x.data(), sizeof(x), 1, stdin) == 1 && std::fread(t.data(), sizeof(t), 1, stdin) == 1)
    std::fprintf(stderr, "%g\n", static_cast<double>(trainer.step(x, t)));
  std::fwrite(model.data(), sizeof(float), decltype(model)::block::size, stdout);
}
