// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The same learning rate throughout.
#pragma once

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

struct ConstantRate {
  float learning_rate = 1e-3f;

  float operator()(index) const { return learning_rate; }
};

}  // namespace etch::inline ETCH_TARGET
