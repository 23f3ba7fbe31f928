// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, training steps of square networks.
#include "etch.hpp"

namespace {

template <etch::index Width>
bool enter_width() {
  using Network = etch::Sequential<etch::Dense<Width, Width, etch::ReLU>, etch::Dense<Width, Width, etch::ReLU>,
                                   etch::Dense<Width, 10, etch::Softmax>>;
  const std::string name = "deep " + std::to_string(Width);
  return lab::enter_training<Network, etch::SGD, 32>(name + " b32") &&
         lab::enter_training<Network, etch::SGD, 256>(name + " b256");
}

const bool entered =
    enter_width<33>() && enter_width<64>() && enter_width<127>() && enter_width<128>() && enter_width<512>();

}  // namespace
