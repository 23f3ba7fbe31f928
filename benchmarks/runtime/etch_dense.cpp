// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, single dense layers of many widths.
#include "etch.hpp"

namespace {

template <etch::index... Width>
bool enter_widths() {
  return (
      lab::enter_inference<etch::Sequential<etch::Dense<Width, Width, etch::ReLU>>>("dense " + std::to_string(Width)) &&
      ...);
}

const bool entered = enter_widths<7, 8, 31, 32, 33, 64, 100, 127, 128, 256, 511, 512, 1023, 1024, 2047, 2048>();

}  // namespace
