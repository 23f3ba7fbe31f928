// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Smith's one cycle: up to the highest learning rate and down far below where it began, both along half a cosine.
#pragma once

#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

struct OneCycle {
  float highest = 1e-2f;
  index steps = 100;
  float rising = 0.3f;  // the part of the steps that goes up
  float start_divisor = 25, end_divisor = 1e4f;

  float operator()(index step) const {
    const double top = static_cast<double>(highest), start = top / static_cast<double>(start_divisor),
                 end = start / static_cast<double>(end_divisor);
    const double last = static_cast<double>(steps) - 1,
                 peak = static_cast<double>(rising) * static_cast<double>(steps) - 1;
    const double now = static_cast<double>(step) < last ? static_cast<double>(step) : last;
    return static_cast<float>(now < peak ? between(start, top, now / peak)
                                         : between(top, end, last > peak ? (now - peak) / (last - peak) : 0));
  }

 private:
  static double between(double from, double to, double part) {
    return to + (from - to) * (1 + libm::cos(3.141592653589793 * part)) / 2;
  }
};

}  // namespace etch::inline ETCH_TARGET
