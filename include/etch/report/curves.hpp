// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The charts of a training run: losses, metrics, learning rate.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/history.hpp>
#include <etch/report/line_chart.hpp>

namespace etch::inline ETCH_TARGET {

// A chart for the losses, one for each metric, and one for the learning rate if it changed. Training is the first
// colour, validation the second; the best epoch is marked where validation chose it.
inline std::vector<line_chart> curves_of(const history& run) {
  std::vector<line_chart> charts;
  const auto add = [&](std::string title, const std::vector<double>& training, const std::vector<double>& validation) {
    line_chart chart;
    chart.title = std::move(title);
    chart.x_label = "epoch";
    chart.series.push_back({"training", training});
    if (!validation.empty()) {
      chart.series.push_back({"validation", validation});
      chart.marker = static_cast<double>(run.best_epoch + 1);
      chart.marker_label = "best";
    }
    charts.push_back(std::move(chart));
  };
  add("Loss", run.loss, run.validation_loss);
  for (const metric_history& metric : run.metrics) {
    std::string title = metric.name;
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    add(std::move(title), metric.training, metric.validation);
  }
  const auto& rate = run.learning_rate;
  if (std::adjacent_find(rate.begin(), rate.end(), std::not_equal_to<>()) != rate.end()) {
    add("Learning rate", rate, {});
    const auto [least, most] = std::minmax_element(rate.begin(), rate.end());
    charts.back().logarithmic = *least > 0 && *most > 20 * *least;
  }
  return charts;
}

}  // namespace etch::inline ETCH_TARGET
