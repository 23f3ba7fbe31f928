// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Data sets from pairs of NumPy .npy files, one with inputs and one with targets, at once or as a stream.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/npy_file.hpp>
#include <etch/data/stream.hpp>

namespace etch::inline ETCH_TARGET {

// The first axis counts rows; the others are the row, flattened: (60000, 28, 28) is read as rows of 784.
template <index In, class Kind, class T = float>
class NpyRows {
 public:
  using value_type = T;
  using target_type = target_row<Kind, T>;
  static constexpr index input_width = In;

  NpyRows(const std::string& inputs, const std::string& targets) : inputs_(inputs), targets_(targets) {
    expect_rows(inputs_, In);
    expect_rows(targets_, detail::row_width<target_type>);
    if (inputs_.rows() != targets_.rows())
      throw data_error(targets_.path(), std::to_string(inputs_.rows()) + " rows as in " + inputs_.path(),
                       std::to_string(targets_.rows()));
  }

  index size() const { return inputs_.rows(); }

  void read(index first, index count, std::array<T, In>* inputs, target_type* targets) {
    if (count == 0) return;
    const auto number = [](auto value, index, index) { return static_cast<T>(value); };
    inputs_.read_rows(first, count, inputs->data(), number);
    if constexpr (std::is_same_v<target_type, Label>)
      targets_.read_rows(first, count, targets, [&](auto value, index row, index) { return label(value, row); });
    else
      targets_.read_rows(first, count, targets->data(), number);
  }

 private:
  static void expect_rows(const NpyFile& file, index width) {
    const bool column = width == 1 && file.shape().size() == 1;
    if (file.shape().empty() || (!column && file.row_elements() != width))
      throw data_error(file.path(), std::string("rows of ") + std::to_string(width) + " numbers",
                       std::string("an array of shape ") + file.shape_text());
  }

  template <class Number>
  Label label(Number value, index row) const {
    constexpr double end = 4294967296.0;
    if constexpr (std::is_same_v<Number, double>) {
      if (value >= 0 && value < end && value == std::floor(value)) return static_cast<Label>(value);
    } else {
      if (value >= Number{0} && static_cast<double>(value) < end) return static_cast<Label>(value);
    }
    throw data_error(targets_.path() + ", row " + std::to_string(row), "a class number", detail::text_of(value));
  }

  NpyFile inputs_, targets_;
};

template <index In, class Kind, class T = float>
Dataset<In, Kind, T> read_npy(const std::string& inputs, const std::string& targets) {
  NpyRows<In, Kind, T> rows(inputs, targets);
  Dataset<In, Kind, T> data;
  read_all(rows, data);
  return data;
}

}  // namespace etch::inline ETCH_TARGET
