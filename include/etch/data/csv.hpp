// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reads tables of numbers with class names or numbers as targets from CSV files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/csv_read_options.hpp>
#include <etch/data/csv_rows.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/stream.hpp>

namespace etch::inline ETCH_TARGET {

// A data set that remembers what its file said about it.
template <index In, class Kind, class T = float>
struct Table : Dataset<In, Kind, T> {
  std::vector<std::string> input_names, target_names;  // from the header
  std::vector<std::string> classes;                    // texts of labels; give it as .classes for the next file
  std::vector<double> means;                           // of what was present in each input column
};

// auto data = read_csv<4, Label>("iris.csv", {.target = "species"});
template <index In, class Kind, class T = float>
Table<In, Kind, T> read_csv(const std::string& path, csv_read_options options = {}) {
  CsvRows<In, Kind, T> rows(path, std::move(options));
  Table<In, Kind, T> table;
  read_all(rows, table);
  table.input_names = rows.input_names();
  table.target_names = rows.target_names();
  table.classes = rows.classes();
  table.means = rows.means();
  return table;
}

}  // namespace etch::inline ETCH_TARGET
