// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Saves the best model and the last state of training after every epoch, and goes on from there when asked.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>

#include <etch/io/folder.hpp>
#include <etch/run/checkpoint.hpp>
#include <etch/run/improvement.hpp>

namespace etch::inline ETCH_TARGET {

// Both files appear whole or not at all. A run that was killed or interrupted ends, once it is resumed, with the same
// bits as one that was not: it goes on from `folder`/last.safetensors if that is there, else it begins.
struct ModelCheckpoint {
  std::string folder;
  std::string monitor = {};  // what decides which model is best: "val_loss", or "loss" without validation
  Mode mode = Mode::automatic;
  bool resume = false;
  bool save_best = true;  // weights alone, as folder/best.safetensors
  bool save_last = true;  // all that a run needs to go on, as folder/last.safetensors
  index every = 1;        // epochs between savings of the last

  template <class State>
  class run;
};

template <class State>
class ModelCheckpoint::run {
 public:
  explicit run(const ModelCheckpoint& rule)
      : rule_(rule),
        best_(rule.folder + "/best.safetensors"),
        last_(rule.folder + "/last.safetensors"),
        watch_(rule.monitor, rule.mode, 0) {}

  void check(const State& state) {
    if (rule_.folder.empty()) throw fit_error("ModelCheckpoint, folder", "the name of a folder", "none");
    if (rule_.every == 0) throw fit_error("ModelCheckpoint, every", "at least 1 epoch", "0");
    watch_.check(state, "ModelCheckpoint");
  }

  void resume(State& state) {
    if (!rule_.resume || !is_there(last_)) return;
    kept_values<T> kept;
    state.keep(kept);
    check_lengths(state);
    load(state.trainer, last_, kept);
    state.resumed = true;
    state.shown.note(std::string("Resumed from ").append(last_));
  }

  void begin(const State&) { make_folders(rule_.folder); }

  void settled(const State& state) {
    const bool complete = state.steps_done == 0;
    if (complete && watch_.improved(state) && rule_.save_best) save(state.model, best_);
    const bool due = state.epoch % rule_.every == 0 || state.stopped || state.epoch == state.epochs;
    if (!rule_.save_last || !due || !std::isfinite(state.loss)) return;
    kept_values<T> kept;
    state.keep(kept);
    save(state.trainer, last_, kept);
  }

  void keep(auto& values) { watch_.keep(values); }

 private:
  using T = typename State::value_type;

  static std::string below(index limit) { return std::string("less than ").append(std::to_string(limit)); }
  static bool is_there(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    return file != nullptr && std::fclose(file) == 0;
  }

  // A history of as many epochs as were made, within what one run can have made.
  void check_lengths(const State& state) const {
    const tensor_file file = tensor_file::open(last_);
    const auto whole = [&](const char* name) {
      return static_cast<index>(detail::kept_in_file<typename State::network, T>::count(file, name));
    };
    const index epochs = whole("etch.run.epoch"), steps = whole("etch.run.step");
    if (steps >= state.steps) throw load_error(last_, "etch.run.step", below(state.steps), std::to_string(steps));
    if (const index best = whole("etch.history.best_epoch"); best >= epochs && best != 0)
      throw load_error(last_, "etch.history.best_epoch", below(epochs), std::to_string(best));
    for (const tensor_entry& entry : file.entries())
      if (entry.name.starts_with("etch.history.") && entry.shape.size() == 1 && entry.shape[0] != epochs)
        throw load_error(last_, entry.name, std::to_string(epochs) + " epochs", std::to_string(entry.shape[0]));
    for (const std::string& name : state.names)
      if (file.find(std::string("etch.history.").append(name)) == nullptr)
        throw load_error(last_, std::string("etch.history.").append(name), "its values over the epochs",
                         "no such tensor: the run that was saved had other data to validate with");
  }

  ModelCheckpoint rule_;
  std::string best_, last_;
  improvement watch_;
};

}  // namespace etch::inline ETCH_TARGET
