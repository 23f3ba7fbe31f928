// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Watches one number of the history for improvement.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <etch/core/index.hpp>
#include <etch/run/fit_error.hpp>

namespace etch::inline ETCH_TARGET {

enum class Mode : std::uint8_t {
  automatic,  // greater is better for accuracies, scores and R², less for all else
  min,
  max,
};

class improvement {
 public:
  // Without a name it is "val_loss", or "loss" when there is no validation.
  improvement(std::string name, Mode mode, double min_delta) : name_(std::move(name)), mode_(mode), delta_(min_delta) {}

  template <class State>
  void check(const State& state, std::string_view who) {
    if (name_.empty()) name_ = state.validates ? "val_loss" : "loss";
    std::string known;
    bool found = false;
    for (const std::string& name : state.names) {
      known.append(known.empty() ? "" : ", ").append(name);
      found = found || name == name_;
    }
    if (!found) throw fit_error(std::string(who) + ", monitor", std::string("one of ") + known, name_);
    if (!(delta_ >= 0) || !std::isfinite(delta_))
      throw fit_error(std::string(who) + ", min_delta", "a number that is not negative", std::to_string(delta_));
    if (mode_ == Mode::automatic) mode_ = more_is_better(name_) ? Mode::max : Mode::min;
    best_ = mode_ == Mode::max ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  }

  // Whether the newest value is better than the best one by more than `min_delta`; then it is the best one.
  template <class State>
  bool improved(const State& state) {
    const double value = state.newest(name_);
    const bool good = beats(value, best_);
    if (good) best_ = value;
    return good;
  }
  bool beats(double value, double other) const {
    return mode_ == Mode::max ? value > other + delta_ : value < other - delta_;
  }

  const std::string& name() const { return name_; }
  double best() const { return best_; }
  void keep(auto& values) { values("best", best_); }

 private:
  static bool more_is_better(std::string_view name) {
    for (const std::string_view word : {"accuracy", "precision", "recall", "f1", "auc", "r2"})
      if (name.ends_with(word)) return true;
    return false;
  }

  std::string name_;
  Mode mode_;
  double delta_, best_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
