// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A small grey picture with a caption: a digit, a mistake, the weights of a neuron.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// Row-major values, height x width. A photograph goes from 0 (paper) to 1 (ink); weights have either sign.
struct picture {
  index width = 0, height = 0;
  std::vector<float> values{};
  std::string caption{};
  bool good = true;  // whether what the caption says is right; wrong ones stand out

  float at(index row, index column) const { return row < height ? values[row * width + column] : 0.0f; }
};

}  // namespace etch::inline ETCH_TARGET
