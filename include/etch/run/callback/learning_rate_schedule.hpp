// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Sets the learning rate before every epoch, or before every step, to what a schedule says.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include <etch/run/epoch_state.hpp>
#include <etch/run/fit_error.hpp>

namespace etch::inline ETCH_TARGET {

enum class Per : std::uint8_t { epoch, step };

// `schedule(n)` or `schedule(n, rate)` gives the rate of epoch or step n, counted from 0: a struct such as Cosine, or a
// lambda.
template <class Schedule>
struct LearningRateSchedule {
  Schedule schedule;
  Per per = Per::epoch;

  template <class State>
  void check(State& state) {
    static_assert(State::has_learning_rate, "LearningRateSchedule sets the optimizer's member learning_rate");
    static_cast<void>(rate(state, state.epoch));
  }
  template <class State>
  void begin(State& state) {
    if (state.resumed) return;  // the checkpoint has the rate
    set(state, per == Per::epoch ? state.epoch : done(state));
  }
  template <class State>
  void step(State& state) {
    if (per == Per::step) set(state, done(state));
  }
  template <class State>
  void epoch(State& state) {
    if (per == Per::epoch) set(state, state.epoch + 1);
  }

 private:
  template <class State>
  static index done(const State& state) {
    return static_cast<index>(state.trainer.steps());
  }
  template <class State>
  double rate(const State& state, index n) {
    double rate;
    if constexpr (requires { schedule(n, state.learning_rate()); })
      rate = static_cast<double>(schedule(n, state.learning_rate()));
    else
      rate = static_cast<double>(schedule(n));
    if (!(rate >= 0) || !std::isfinite(rate))
      throw fit_error(std::string("LearningRateSchedule, ")
                          .append(per == Per::epoch ? "epoch " : "step ")
                          .append(std::to_string(n)),
                      "a finite rate that is not negative", std::to_string(rate));
    return rate;
  }
  template <class State>
  void set(State& state, index n) {
    state.set_learning_rate(rate(state, n));
  }
};
template <class Schedule>
LearningRateSchedule(Schedule) -> LearningRateSchedule<Schedule>;
template <class Schedule>
LearningRateSchedule(Schedule, Per) -> LearningRateSchedule<Schedule>;

}  // namespace etch::inline ETCH_TARGET
