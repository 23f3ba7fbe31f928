// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A straight line up to a schedule's first learning rate, then that schedule.
#pragma once

#include <etch/nn/schedule/constant.hpp>

namespace etch::inline ETCH_TARGET {

template <class Then = ConstantRate>
struct WarmUp {
  Then then{};
  index steps = 5;
  float start_factor = 1.0f / 3;

  float operator()(index step) const {
    if (step >= steps) return then(step - steps);
    const double part = static_cast<double>(step) / static_cast<double>(steps);
    return static_cast<float>(static_cast<double>(then(0)) *
                              (static_cast<double>(start_factor) + (1 - static_cast<double>(start_factor)) * part));
  }
};

}  // namespace etch::inline ETCH_TARGET
