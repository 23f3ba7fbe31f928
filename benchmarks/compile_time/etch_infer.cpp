// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reads weights and rows, writes what the network says of them.
#include <etch/infer.hpp>

#include <array>
#include <cstdio>

#include "etch_network.hpp"

int main() {
  etch::Model<lab::Network> model;
  std::fread(model.data(), sizeof(float), decltype(model)::block::size, stdin);
  std::array<float, lab::Network::inputs> x;
  while (std::fread(x.data(), sizeof(x), 1, stdin) == 1) {
    const auto y = model(x);
    std::fwrite(y.data(), sizeof(y), 1, stdout);
  }
}
