// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Curves over a common axis, such as losses over epochs.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/svg.hpp>
#include <etch/report/ticks.hpp>

namespace etch::inline ETCH_TARGET {

// Points (x, y); without x they are counted from line_chart::first_x. A y that is not finite leaves a gap.
struct chart_series {
  std::string name{};
  std::vector<double> y{};
  std::vector<double> x{};
  bool dashed = false;
};

struct line_chart {
  std::string title{};
  std::string x_label{};
  std::vector<chart_series> series{};
  bool logarithmic = false;  // the vertical axis; what is not positive leaves a gap
  double first_x = 1;
  bool whole_x = true;             // marks at whole numbers only
  std::optional<double> marker{};  // a vertical line, such as the best epoch
  std::string marker_label{};
};

namespace detail {

inline double x_of(const line_chart& chart, const chart_series& series, index i) {
  return i < series.x.size() ? series.x[i] : chart.first_x + static_cast<double>(i);
}

inline bool shows(const line_chart& chart, double y) { return std::isfinite(y) && (!chart.logarithmic || y > 0); }

struct chart_range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void take(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return !(high >= low); }
};

}  // namespace detail

inline svg_drawing draw(const line_chart& chart) {
  constexpr double width = 480, font = 11;
  detail::drawing out;

  detail::chart_range xs, ys;
  for (const chart_series& series : chart.series)
    for (index i = 0; i < series.y.size(); ++i) {
      if (!detail::shows(chart, series.y[i])) continue;
      xs.take(detail::x_of(chart, series, i));
      ys.take(series.y[i]);
    }
  if (xs.empty()) xs = {chart.first_x, chart.first_x + 1};
  if (ys.empty()) ys = chart.logarithmic ? detail::chart_range{0.1, 1} : detail::chart_range{0, 1};
  const chart_axis y = chart.logarithmic ? log_axis(ys.low, ys.high) : linear_axis(ys.low, ys.high, 5);
  const chart_axis x = linear_axis(xs.low, xs.high, 8, true, chart.whole_x ? 1 : 0);

  double legend_x = 0, top = 20;
  out.label(0, 13, "title", chart.title);
  const bool legend = chart.series.size() > 1;
  if (legend) top += 20;
  for (index s = 0; legend && s < chart.series.size(); ++s) {
    const double taken = 22 + detail::text_width(chart.series[s].name, font) + 14;
    if (legend_x > 0 && legend_x + taken > width) {
      legend_x = 0;
      top += 16;
    }
    const std::string colour = std::string("curve s") + std::to_string(s % detail::series_colours);
    out.open("line", colour + (chart.series[s].dashed ? " dashed" : ""))
        .number("x1", legend_x + 1)
        .number("y1", top - 4);
    out.number("x2", legend_x + 17).number("y2", top - 4).close();
    out.label(legend_x + 22, top, "muted", chart.series[s].name);
    legend_x += taken;
  }

  double label_width = 0;
  for (const tick& mark : y.ticks) label_width = std::max(label_width, detail::text_width(mark.label, font));
  const double left = label_width + 8, right = width - 10, above = top + 16, below = above + 200;
  const auto across = [&](double value) { return left + x.position(value) * (right - left); };
  const auto down = [&](double value) { return below - y.position(value) * (below - above); };

  for (const tick& mark : y.ticks) {
    out.open("line", "grid").number("x1", left).number("x2", right);
    out.number("y1", down(mark.value)).number("y2", down(mark.value)).close();
    out.label(left - 8, down(mark.value) + 4, "muted end", mark.label);
  }
  out.open("line", "axis").number("x1", left).number("x2", right).number("y1", below).number("y2", below).close();
  for (const tick& mark : x.ticks) {
    out.open("line", "axis").number("x1", across(mark.value)).number("x2", across(mark.value));
    out.number("y1", below).number("y2", below + 4).close();
    out.label(across(mark.value), below + 17, "muted middle", mark.label);
  }
  if (!chart.x_label.empty()) out.label((left + right) / 2, below + 34, "muted middle", chart.x_label);
  if (chart.marker && *chart.marker >= x.low && *chart.marker <= x.high) {
    const double at = across(*chart.marker);
    out.open("line", "marker").number("x1", at).number("x2", at).number("y1", above).number("y2", below).close();
    const bool to_left = at > (left + right) / 2;
    out.label(at + (to_left ? -5 : 5), above + 9, to_left ? "muted end" : "muted", chart.marker_label);
  }

  for (index s = 0; s < chart.series.size(); ++s) {
    const chart_series& series = chart.series[s];
    const std::string number = std::to_string(s % detail::series_colours);
    std::string path;
    index shown = 0;
    bool drawing = false;
    for (index i = 0; i < series.y.size(); ++i) {
      if (!std::exchange(drawing, detail::shows(chart, series.y[i])) && drawing) path += "M";
      if (!drawing) continue;
      ++shown;
      path += detail::coordinate(across(detail::x_of(chart, series, i))) + ' ' + detail::coordinate(down(series.y[i])) +
              ' ';
    }
    if (!path.empty()) path.pop_back();
    out.open("path", std::string("curve s") + number + (series.dashed ? " dashed" : "")).text("d", path).close();
    if (shown > 60) continue;
    for (index i = 0; i < series.y.size(); ++i) {
      if (!detail::shows(chart, series.y[i])) continue;
      const double at = detail::x_of(chart, series, i);
      out.open("circle", std::string("f") + number)
          .number("cx", across(at))
          .number("cy", down(series.y[i]))
          .number("r", 2.5);
      out.close_with_hint("circle", series.name + ", " + (chart.x_label.empty() ? "x" : chart.x_label) + " " +
                                        detail::short_number(at) + ": " + detail::short_number(series.y[i]));
    }
  }
  return {width, below + (chart.x_label.empty() ? 24 : 42), chart.title, out.out};
}

}  // namespace etch::inline ETCH_TARGET
