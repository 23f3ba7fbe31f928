// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ends training when a number has not improved for `patience` epochs.
#pragma once

#include <limits>
#include <string>

#include <etch/core/aligned.hpp>
#include <etch/run/improvement.hpp>

namespace etch::inline ETCH_TARGET {

struct EarlyStopping {
  std::string monitor = {};  // "val_loss", or "loss" without validation
  double min_delta = 0;      // the least improvement that counts
  index patience = 0;        // epochs without improvement to wait for
  Mode mode = Mode::automatic;
  double baseline = std::numeric_limits<double>::quiet_NaN();  // improvements count for patience once it is beaten
  bool restore_best_weights = false;
  index start_from_epoch = 0;

  template <class State>
  class run;
};

template <class State>
class EarlyStopping::run {
 public:
  explicit run(const EarlyStopping& rule) : rule_(rule), watch_(rule.monitor, rule.mode, rule.min_delta) {}

  void check(const State& state) { watch_.check(state, "EarlyStopping"); }

  void epoch(State& state) {
    if (state.epoch < rule_.start_from_epoch) return;
    ++waited_;
    if (watch_.improved(state)) {
      best_epoch_ = state.epoch;
      any_ = true;
      if (rule_.restore_best_weights) best_weights_ = state.weights();
      if (!(rule_.baseline == rule_.baseline) || watch_.beats(watch_.best(), rule_.baseline)) waited_ = 0;
    }
    if (any_) state.so_far.best_epoch = best_epoch_;
    if (waited_ != 0 && waited_ >= rule_.patience && state.epoch > 0)
      state.stop(watch_.name() + " has not improved for " + std::to_string(waited_) +
                 (waited_ == 1 ? " epoch" : " epochs"));
  }

  void finish(State& state) {
    if (best_weights_.size() != 0) state.set_weights(best_weights_);
  }

  void keep(auto& values) {
    watch_.keep(values);
    values("waited", waited_);
    values("best_epoch", best_epoch_);
    values("any", any_);
    values("best_weights", best_weights_);
  }

 private:
  EarlyStopping rule_;
  improvement watch_;
  aligned_block<typename State::value_type> best_weights_;
  index waited_ = 0, best_epoch_ = 0;
  bool any_ = false;
};

}  // namespace etch::inline ETCH_TARGET
