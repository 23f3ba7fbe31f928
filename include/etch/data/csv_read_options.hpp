// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a CSV file looks like and which of its columns are wanted.
#pragma once

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// One column, by the name in the header or by number from 0; negative numbers count from the end.
struct csv_column : std::variant<std::string, int> {
  csv_column(const char* name) : variant(std::string(name)) {}
  csv_column(std::string name) : variant(std::move(name)) {}
  csv_column(int number) : variant(number) {}
};

// One column or a braced list of them.
struct csv_columns : std::vector<csv_column> {
  csv_columns() = default;
  csv_columns(const char* name) : vector{csv_column(name)} {}
  csv_columns(std::string name) : vector{csv_column(std::move(name))} {}
  csv_columns(int number) : vector{csv_column(number)} {}
  csv_columns(std::initializer_list<csv_column> columns) : vector(columns) {}
};

// A field is missing when it is empty or says NA, N/A, NaN, null or ? (not in quotes, in any case of letters).
enum class Missing {
  refuse,    // an error that names line and column
  mean,      // the mean of what is present in that column
  constant,  // .fill below
};

struct csv_read_options {
  csv_columns target{};  // by default the last column, or the last ones
  csv_columns inputs{};  // by default all others, in the order of the file
  csv_columns ignore{};  // left out of that default: identifiers, dates
  bool header = true;    // the first record holds names
  char separator = ',';
  Missing missing = Missing::refuse;   // for inputs; a missing target is always refused
  std::vector<double> fill{};          // for Missing::constant: one number for all inputs, or one for each
  std::vector<std::string> classes{};  // label texts in order of their numbers; by default found in the file
};

}  // namespace etch::inline ETCH_TARGET
