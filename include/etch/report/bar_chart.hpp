// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Horizontal bars with their values, such as the norm of the gradient in every layer.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/svg.hpp>
#include <etch/report/ticks.hpp>

namespace etch::inline ETCH_TARGET {

struct chart_bar {
  std::string name{};
  double value = 0;
};

struct bar_chart {
  std::string title{};
  std::vector<chart_bar> bars{};
  bool logarithmic = false;  // from one decade below the least value; what is not positive has no bar
};

inline svg_drawing draw(const bar_chart& chart) {
  constexpr double width = 480, font = 11, pitch = 22, thick = 14;
  detail::drawing out;
  out.label(0, 13, "title", chart.title);

  const auto shows = [&](double value) { return std::isfinite(value) && (!chart.logarithmic || value > 0); };
  double names = 0, values = 0, low = 0, high = 0;
  bool first = true;
  for (const chart_bar& bar : chart.bars) {
    names = std::max(names, detail::text_width(bar.name, font));
    values = std::max(values, detail::text_width(detail::short_number(bar.value), font));
    if (!shows(bar.value)) continue;
    low = first && chart.logarithmic ? bar.value : std::min(low, bar.value);
    high = std::max(high, bar.value);
    first = false;
  }
  chart_axis scale =
      chart.logarithmic && !first ? log_axis(low / 10, high) : chart_axis{low, high > low ? high : low + 1, false, {}};
  const double left = names + 10, right = width - values - 10;
  const auto across = [&](double value) { return left + scale.position(value) * (right - left); };
  const double origin = chart.logarithmic ? left : across(0);
  double y = 28;
  for (const chart_bar& bar : chart.bars) {
    out.label(left - 10, y + thick - 3, "muted end", bar.name);
    const double end = shows(bar.value) ? across(bar.value) : origin;
    out.open("rect", bar.value < 0 ? "f1" : "f0").number("x", std::min(origin, end)).number("y", y);
    out.number("width", std::max(1.0, std::abs(end - origin))).number("height", thick).number("rx", 2);
    out.close_with_hint("rect", bar.name + ": " + detail::short_number(bar.value));
    out.label(std::max(origin, end) + 6, y + thick - 3, "", detail::short_number(bar.value));
    y += pitch;
  }
  return {width, y + 4, chart.title, out.out};
}

}  // namespace etch::inline ETCH_TARGET
