// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Writes the history, and histograms of the weights when they are wanted, for TensorBoard.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <etch/io/tensorboard.hpp>
#include <etch/plan/parameters.hpp>

namespace etch::inline ETCH_TARGET {

// As Keras lays it out: log_dir/train and log_dir/validation, tags "epoch_loss", "epoch_accuracy" …
struct TensorBoard {
  std::string log_dir = "logs";
  index histogram_freq = 0;  // epochs between histograms of the weights; 0: none

  template <class State>
  class run;
};

template <class State>
class TensorBoard::run {
 public:
  explicit run(const TensorBoard& settings) : settings_(settings) {}

  void begin(const State& state) {
    train_.emplace(settings_.log_dir + "/train");
    if (state.validates) validation_.emplace(settings_.log_dir + "/validation");
  }

  void epoch(const State& state) {
    const auto at = static_cast<std::int64_t>(state.epoch);
    for (const std::string& name : state.names) {
      const bool validation = name.starts_with("val_");
      auto& log = validation ? validation_ : train_;
      log->scalar(std::string("epoch_").append(name, validation ? 4 : 0), at, state.newest(name));
    }
    if (State::has_learning_rate) train_->scalar("epoch_learning_rate", at, state.learning_rate());
    if (settings_.histogram_freq != 0 && state.epoch % settings_.histogram_freq == 0)
      histograms(state, at, owned_of<typename State::network>{});
    train_->flush();
    if (validation_) validation_->flush();
  }

 private:
  using T = typename State::value_type;

  template <class... Owned>
  void histograms(const State& state, std::int64_t at, types<Owned...>) {
    (histogram(state, at, Owned{}), ...);
  }
  template <class Path, class Declared>
  void histogram(const State& state, std::int64_t at, owned<Path, Declared> parameter) {
    const T* from =
        state.model.data() + parameters_of<typename State::network, T>::template offset<decltype(parameter)>;
    std::vector<T> values;
    values.reserve(Declared::rows * Declared::columns);
    for (index in = 0; in < Declared::rows; ++in)
      for (index out = 0; out < Declared::columns; ++out)
        values.push_back(element_of_parameter<Declared>(from, in, out));
    train_->histogram(std::string_view(name_of(parameter)), at, std::span<const T>(values));
  }

  TensorBoard settings_;
  std::optional<tensorboard_log> train_, validation_;
};

}  // namespace etch::inline ETCH_TARGET
