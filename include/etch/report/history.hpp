// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a training run went through, epoch by epoch.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// A metric over the epochs; `validation` is empty without a validation set.
struct metric_history {
  std::string name{};
  std::vector<double> training{};
  std::vector<double> validation{};
};

struct history {
  std::vector<double> loss{};
  std::vector<double> validation_loss{};
  std::vector<metric_history> metrics{};
  std::vector<double> learning_rate{};
  std::vector<double> seconds{};
  index best_epoch = 0;  // counted from 0
  bool stopped_early = false;
  std::string stop_reason{};

  index epochs() const noexcept { return loss.size(); }

  // The metric of this name, made when it is new.
  metric_history& metric(std::string_view name) {
    for (metric_history& known : metrics)
      if (known.name == name) return known;
    return metrics.emplace_back(metric_history{std::string(name), {}, {}});
  }
};

}  // namespace etch::inline ETCH_TARGET
