// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What callbacks see and may do: where training stands, its history, the model, and a word in when it ends.
#pragma once

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/report/history.hpp>
#include <etch/report/progress.hpp>
#include <etch/run/kept.hpp>
#include <etch/run/trainer.hpp>

namespace etch::inline ETCH_TARGET {

// A callback is a callable on the state, called after each epoch, or an object with any of these members:
//   check(state)    before all else; throws fit_error for settings that make no sense
//   resume(state)   may put an earlier run back
//   begin(state)    before the first step
//   step(state)     after each step
//   epoch(state)    after each epoch, whose numbers are in the history by then
//   settled(state)  after all callbacks have seen the epoch, and when training is interrupted
//   finish(state)   when training has ended, however
//   keep(values)    names what it remembers, for checkpoints; see run/kept.hpp
// A struct of settings whose run needs memory of its own names a template `run<State>` that is made from it.
template <class Trainer, class Row>
struct epoch_state {
  using trainer_type = Trainer;
  using network = typename Trainer::network;
  using value_type = typename Trainer::value_type;
  using loss_type = typename Trainer::loss_type;

  index epoch;       // counted from 0; the one to come in `check`, `resume` and `begin`
  index epochs;      // as many are asked for
  index steps_done;  // of this epoch
  index steps;       // in one epoch
  history& so_far;
  Model<network, value_type>& model;
  Trainer& trainer;
  progress& shown;
  Seed seed;
  bool validates, resumed = false, interrupted = false, stopped = false;
  double loss = 0;                                                    // of the newest step
  std::span<const std::array<value_type, network::inputs>> inputs{};  // its batch
  std::span<const Row> targets{};
  // How much each of its rows counts, if the loss is Weighted.
  [[no_unique_address]] std::conditional_t<weighted_loss<loss_type>, std::span<const value_type>, types<>>
      row_weights{};
  std::vector<std::string> names{};  // of all that the history holds, "val_" before those of validation

  // Ends training after this epoch, or after this step when a step callback asks.
  void stop(std::string reason) {
    stopped = true;
    so_far.stopped_early = true;
    so_far.stop_reason = std::move(reason);
  }

  // "loss", "val_loss", "accuracy", "val_accuracy" … over the epochs, and the newest value of it.
  const std::vector<double>& values_of(std::string_view name) const {
    if (name == "val_loss") return so_far.validation_loss;
    for (const metric_history& metric : so_far.metrics) {
      if (name == metric.name) return metric.training;
      if (name.starts_with("val_") && name.substr(4) == metric.name) return metric.validation;
    }
    return so_far.loss;
  }
  double newest(std::string_view name) const {
    const std::vector<double>& values = values_of(name);
    return values.empty() ? 0 : values.back();
  }

  static constexpr bool has_learning_rate = requires(Trainer & t) { t.optimizer().learning_rate; };
  double learning_rate() const {
    if constexpr (has_learning_rate)
      return static_cast<double>(trainer.optimizer().learning_rate);
    else
      return 0;
  }
  void set_learning_rate(double rate) {
    if constexpr (has_learning_rate)
      trainer.optimizer().learning_rate = static_cast<decltype(trainer.optimizer().learning_rate)>(rate);
  }

  // A copy of all parameters, and back.
  aligned_block<value_type> weights() const {
    aligned_block<value_type> copy(weight_count);
    std::memcpy(copy.data(), model.data(), weight_count * sizeof(value_type));
    return copy;
  }
  void set_weights(const aligned_block<value_type>& copy) {
    std::memcpy(model.data(), copy.data(), weight_count * sizeof(value_type));
  }
  static constexpr index weight_count = layer_blocks_of<network, value_type>::size;

  // All that the run and its callbacks remember.
  void keep(kept_values<value_type>& values) const { keep_all(run, values); }

  void* run = nullptr;
  void (*keep_all)(void* run, kept_values<value_type>& values) = nullptr;
};

}  // namespace etch::inline ETCH_TARGET
