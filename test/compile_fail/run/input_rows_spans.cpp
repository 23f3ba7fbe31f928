// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Spans may point anywhere, so they are no rows of a block.
// expect: many rows arrays
#include <etch/infer.hpp>
#include <vector>

#ifdef FIXED
using row = std::array<float, 4>;
#else
using row = std::span<const float, 4>;
#endif
int main() {
  const etch::Model<etch::Sequential<etch::Dense<4, 2>>> model;
  const std::vector<row> inputs;
  std::vector<std::array<float, 2>> outputs;
  model(inputs, outputs);
}
