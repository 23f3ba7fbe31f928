// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Scalings fitted on training data and applied to everything that follows: plain arrays, so they travel with a model.
#pragma once

#include <array>
#include <cmath>
#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/check.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/each_row.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// What all scalings have in common: they map a row in place, or all rows of a data set.
template <class Self, index Width, class T>
struct scaling {
  void apply(std::array<T, Width>& row) const { self().apply(row.data()); }
  void inverse(std::array<T, Width>& row) const { self().inverse(row.data()); }

  template <class Kind>
  void apply(Dataset<Width, Kind, T>& data) const {
    for (auto& row : data.inputs) apply(row);
  }
  template <class Kind>
  void inverse(Dataset<Width, Kind, T>& data) const {
    for (auto& row : data.inputs) inverse(row);
  }

  std::array<T, Width> operator()(std::array<T, Width> row) const {
    apply(row);
    return row;
  }

 private:
  const Self& self() const { return static_cast<const Self&>(*this); }
};

}  // namespace detail

// (x − mean) / deviation for each column; the deviation is the population's. A constant column becomes 0.
template <index Width, class T = float>
struct Standardize : detail::scaling<Standardize<Width, T>, Width, T> {
  using base = detail::scaling<Standardize<Width, T>, Width, T>;
  using base::apply, base::inverse;

  std::array<T, Width> mean{}, deviation = filled();

  template <data_source Source>
  static Standardize fit(Source& source) {
    static_assert(Source::input_width == Width);
    check_size(source, {.name = "data for Standardize"});
    std::array<double, Width> mean{}, squares{};
    double rows = 0;
    each_row(source, [&](const auto* input, const auto&, index row) {
      detail::check_numbers(input, Width, "data for Standardize", row, "column");
      rows += 1;
      for (index k = 0; k < Width; ++k) {
        const double value = static_cast<double>(input[k]), delta = value - mean[k];
        mean[k] += delta / rows;
        squares[k] += delta * (value - mean[k]);
      }
    });
    Standardize result;
    for (index k = 0; k < Width; ++k) {
      const double deviation = std::sqrt(squares[k] / rows);
      // Rounding must not make a constant column look as if it varied.
      const bool constant = deviation <= 10 * std::numeric_limits<double>::epsilon() * std::abs(mean[k]) ||
                            deviation < static_cast<double>(std::numeric_limits<T>::min());
      result.mean[k] = static_cast<T>(mean[k]);
      result.deviation[k] = constant ? T{1} : static_cast<T>(deviation);
    }
    return result;
  }

  void apply(T* row) const {
    for (index k = 0; k < Width; ++k) row[k] = (row[k] - mean[k]) / deviation[k];
  }
  void inverse(T* row) const {
    for (index k = 0; k < Width; ++k) row[k] = row[k] * deviation[k] + mean[k];
  }

  // Calls visit(name, first, count) for each array of numbers that it consists of, for files.
  static void numbers(auto& self, auto&& visit) {
    visit("mean", self.mean.data(), Width);
    visit("deviation", self.deviation.data(), Width);
  }

 private:
  static constexpr std::array<T, Width> filled() {
    std::array<T, Width> ones{};
    ones.fill(T{1});
    return ones;
  }
};

// low + (x − smallest) / (largest − smallest) · (high − low) for each column. A constant column becomes `low`.
template <index Width, class T = float>
struct MinMax : detail::scaling<MinMax<Width, T>, Width, T> {
  using base = detail::scaling<MinMax<Width, T>, Width, T>;
  using base::apply, base::inverse;

  std::array<T, Width> smallest{}, extent{};  // largest − smallest; 1 for a constant column
  T low = T{0}, high = T{1};

  template <data_source Source>
  static MinMax fit(Source& source, T low = T{0}, T high = T{1}) {
    static_assert(Source::input_width == Width);
    check_size(source, {.name = "data for MinMax"});
    MinMax result;
    result.low = low;
    result.high = high;
    std::array<T, Width> largest{};
    each_row(source, [&](const auto* input, const auto&, index row) {
      detail::check_numbers(input, Width, "data for MinMax", row, "column");
      for (index k = 0; k < Width; ++k) {
        result.smallest[k] = row == 0 || input[k] < result.smallest[k] ? input[k] : result.smallest[k];
        largest[k] = row == 0 || input[k] > largest[k] ? input[k] : largest[k];
      }
    });
    for (index k = 0; k < Width; ++k) {
      const T extent = largest[k] - result.smallest[k];
      result.extent[k] = extent > T{0} ? extent : T{1};
    }
    return result;
  }

  void apply(T* row) const {
    for (index k = 0; k < Width; ++k) row[k] = low + (row[k] - smallest[k]) / extent[k] * (high - low);
  }
  void inverse(T* row) const {
    for (index k = 0; k < Width; ++k) row[k] = smallest[k] + (row[k] - low) / (high - low) * extent[k];
  }

  static void numbers(auto& self, auto&& visit) {
    visit("smallest", self.smallest.data(), Width);
    visit("extent", self.extent.data(), Width);
    visit("low", &self.low, index{1});
    visit("high", &self.high, index{1});
  }
};

}  // namespace etch::inline ETCH_TARGET
