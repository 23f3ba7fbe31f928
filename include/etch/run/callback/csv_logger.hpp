// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Writes the history to a CSV file, a row for each epoch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <etch/io/csv_log.hpp>

namespace etch::inline ETCH_TARGET {

// Columns are "epoch", what the history holds, and "learning_rate". A run that is resumed writes the epochs before it
// anew, so that none is missing or there twice.
struct CSVLogger {
  std::string filename;
  char separator = ',';
  bool append = false;  // go on after the rows of earlier runs

  template <class State>
  class run;
};

template <class State>
class CSVLogger::run {
 public:
  explicit run(const CSVLogger& settings) : settings_(settings) {}

  void begin(const State& state) {
    std::vector<std::string> columns{"epoch"};
    columns.insert(columns.end(), state.names.begin(), state.names.end());
    if (State::has_learning_rate) columns.emplace_back("learning_rate");
    log_.emplace(settings_.filename, columns, csv_options{settings_.separator, settings_.append});
    if (!settings_.append)
      for (index row = 0; row < state.so_far.epochs(); ++row) put(state, row);
  }
  void epoch(const State& state) { put(state, state.epoch); }

 private:
  void put(const State& state, index epoch) {
    std::vector<double> row{static_cast<double>(epoch)};
    for (const std::string& name : state.names) row.push_back(state.values_of(name).at(epoch));
    if (State::has_learning_rate) row.push_back(state.so_far.learning_rate.at(epoch));
    log_->row(row);
  }

  CSVLogger settings_;
  std::optional<csv_log> log_;
};

}  // namespace etch::inline ETCH_TARGET
