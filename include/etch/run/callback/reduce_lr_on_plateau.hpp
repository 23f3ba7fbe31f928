// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Lowers the learning rate when a number has not improved for `patience` epochs.
#pragma once

#include <string>

#include <etch/run/improvement.hpp>

namespace etch::inline ETCH_TARGET {

struct ReduceLROnPlateau {
  std::string monitor = {};  // "val_loss", or "loss" without validation
  double factor = 0.1;
  index patience = 10;
  Mode mode = Mode::automatic;
  double min_delta = 1e-4;
  index cooldown = 0;  // epochs after lowering before counting begins again
  double min_lr = 0;

  template <class State>
  class run;
};

template <class State>
class ReduceLROnPlateau::run {
 public:
  explicit run(const ReduceLROnPlateau& rule) : rule_(rule), watch_(rule.monitor, rule.mode, rule.min_delta) {}

  void check(const State& state) {
    static_assert(State::has_learning_rate, "ReduceLROnPlateau lowers the optimizer's member learning_rate");
    if (!(rule_.factor > 0 && rule_.factor < 1))
      throw fit_error("ReduceLROnPlateau, factor", "a number between 0 and 1", std::to_string(rule_.factor));
    if (!(rule_.min_lr >= 0))
      throw fit_error("ReduceLROnPlateau, min_lr", "a number that is not negative", std::to_string(rule_.min_lr));
    watch_.check(state, "ReduceLROnPlateau");
  }

  void epoch(State& state) {
    if (cooling_ > 0) {
      --cooling_;
      waited_ = 0;
    }
    if (watch_.improved(state))
      waited_ = 0;
    else if (cooling_ == 0 && ++waited_ >= rule_.patience) {
      const double rate = state.learning_rate(), lower = rate * rule_.factor;
      if (rate > rule_.min_lr) state.set_learning_rate(lower > rule_.min_lr ? lower : rule_.min_lr);
      cooling_ = rule_.cooldown;
      waited_ = 0;
    }
  }

  void keep(auto& values) {
    watch_.keep(values);
    values("waited", waited_);
    values("cooling", cooling_);
  }

 private:
  ReduceLROnPlateau rule_;
  improvement watch_;
  index waited_ = 0, cooling_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
