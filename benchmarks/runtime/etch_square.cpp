// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, training steps of two square layers: forward and backward of many widths and batches.
#include "etch.hpp"

namespace {

template <etch::index Width>
bool enter_width() {
  using Network = etch::Sequential<etch::Dense<Width, Width, etch::ReLU>, etch::Dense<Width, Width, etch::Softmax>>;
  const std::string name = "train " + std::to_string(Width);
  return lab::enter_training<Network, etch::SGD, 1>(name + " b1") &&
         lab::enter_training<Network, etch::SGD, 32>(name + " b32") &&
         lab::enter_training<Network, etch::SGD, 256>(name + " b256") &&
         lab::enter_training<Network, etch::SGD, 1024>(name + " b1024");
}

// LAB_WIDTHS: some of those of workloads.cpp, so that several compilers share the work.
template <etch::index... Width>
bool enter_widths() {
  return (enter_width<Width>() && ...);
}
const bool entered = enter_widths<LAB_WIDTHS>();

}  // namespace
