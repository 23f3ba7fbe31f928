// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where the marks of an axis stand, and what they are called.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

struct tick {
  double value;
  std::string label;
};

// An axis from low to high. Position 0 is low, 1 is high.
struct chart_axis {
  double low = 0, high = 1;
  bool logarithmic = false;
  std::vector<tick> ticks;

  double position(double value) const {
    if (logarithmic) return (std::log(value) - std::log(low)) / (std::log(high) - std::log(low));
    return (value - low) / (high - low);
  }
};

namespace detail {

// The least of 1, 2, 5 times a power of ten that is at least `step`.
inline double nice_step(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (step <= factor * power * (1 + 1e-9)) return factor * power;
  return 10 * power;
}

inline std::string tick_label(double value, double step) {
  const double size = std::max(std::abs(value), step);
  char text[48];
  if (size >= 1e6 || step < 1e-5) {
    std::snprintf(text, sizeof(text), "%.3g", value);
  } else {
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    std::snprintf(text, sizeof(text), "%.*f", decimals, std::abs(value) < step / 2 ? 0.0 : value);
  }
  return text;
}

}  // namespace detail

// Marks at round numbers, about `count` of them, that enclose low and high unless `tight` asks to end just there.
inline chart_axis linear_axis(double low, double high, index count, bool tight = false, double least_step = 0) {
  if (!(high > low)) {
    const double around = low == 0 ? 1 : std::abs(low) * 0.1;
    if (tight) {
      high = low + (least_step > 0 ? least_step : around);
    } else {
      low -= around;
      high += around;
    }
  }
  const double step = std::max(detail::nice_step((high - low) / static_cast<double>(count)), least_step);
  chart_axis made{low, high, false, {}};
  if (!tight) {
    made.low = std::floor(low / step + 1e-9) * step;
    made.high = std::ceil(high / step - 1e-9) * step;
  }
  const double first = std::ceil(made.low / step - 1e-9), last = std::floor(made.high / step + 1e-9);
  for (double at = first; at <= last && made.ticks.size() < 100; ++at)
    made.ticks.push_back({at * step, detail::tick_label(at * step, step)});
  return made;
}

// Marks at powers of ten, and at their doubles and fives where there is room. Both ends are positive.
inline chart_axis log_axis(double low, double high) {
  chart_axis made{low, std::max(high, low * 1.0001), true, {}};
  const double decades = std::log10(made.high / made.low);
  const std::vector<double> factors = decades < 2.5 ? std::vector{1.0, 2.0, 5.0} : std::vector{1.0};
  const double every = std::max(1.0, std::ceil(decades / 7));
  const double below = std::floor(std::log10(low) + 1e-9), above = std::ceil(std::log10(made.high) - 1e-9);
  for (double power = below; power <= above; power += every)
    for (const double factor : factors) {
      char text[48];
      const double value = factor * std::pow(10.0, power);
      if (low < 1e-3 || high >= 1e6)
        std::snprintf(text, sizeof(text), "%.0fe%.0f", factor, power);
      else
        std::snprintf(text, sizeof(text), "%g", value);
      made.ticks.push_back({value, text});
    }
  const auto* below_low = &made.ticks.front();
  for (const tick& mark : made.ticks)
    if (mark.value <= low * (1 + 1e-9)) below_low = &mark;
  made.low = std::min(low, below_low->value);
  for (const tick& mark : made.ticks)
    if (mark.value >= high * (1 - 1e-9)) {
      made.high = mark.value;
      break;
    }
  std::erase_if(made.ticks, [&](const tick& mark) {
    return mark.value < made.low * (1 - 1e-9) || mark.value > made.high * (1 + 1e-9);
  });
  if (!(made.high > made.low)) made.high = made.low * 10;
  return made;
}

}  // namespace etch::inline ETCH_TARGET
