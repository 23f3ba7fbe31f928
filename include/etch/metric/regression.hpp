// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Collects the errors of a regression row by row and reports mean squared and absolute error and R².
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

struct regression_scores {
  double mse = 0, rmse = 0, mae = 0, r2 = 0;
};

// The means over outputs, so rmse is the mean of the outputs' roots.
template <index Width>
struct RegressionReport : regression_scores {
  double loss = std::numeric_limits<double>::quiet_NaN();
  std::array<regression_scores, Width> outputs{};
  std::uint64_t rows = 0;
};

template <index Width, class T = float>
class Regression {
 public:
  using report_type = RegressionReport<Width>;

  void add(const T* prediction, const std::array<T, Width>& target) {
    ++rows_;
    for (index k = 0; k < Width; ++k) {
      sums& s = sums_[k];
      const double y = static_cast<double>(target[k]), error = y - static_cast<double>(prediction[k]);
      s.squares += error * error;
      s.absolutes += error < 0 ? -error : error;
      const double delta = y - s.mean;
      s.mean += delta / static_cast<double>(rows_);
      s.spread += delta * (y - s.mean);
    }
  }
  void add(const std::array<T, Width>& prediction, const std::array<T, Width>& target) {
    add(prediction.data(), target);
  }

  // R² = 1 − Σ(y − p)² / Σ(y − ȳ)². A constant target has 1 when every prediction is exact and 0 otherwise; with less
  // than two rows there is no R² and without rows nothing at all: NaN.
  report_type report(double loss = std::numeric_limits<double>::quiet_NaN()) const {
    report_type result;
    result.loss = loss;
    result.rows = rows_;
    const auto rows = static_cast<double>(rows_);
    for (index k = 0; k < Width; ++k) {
      const sums& s = sums_[k];
      regression_scores& column = result.outputs[k];
      column.mse = s.squares / rows;
      column.rmse = libm::sqrt(column.mse);
      column.mae = s.absolutes / rows;
      column.r2 = rows_ < 2        ? std::numeric_limits<double>::quiet_NaN()
                  : s.squares == 0 ? 1.0
                  : s.spread == 0  ? 0.0
                                   : 1 - s.squares / s.spread;
      constexpr double share = 1.0 / static_cast<double>(Width);
      result.mse += share * column.mse;
      result.rmse += share * column.rmse;
      result.mae += share * column.mae;
      result.r2 += share * column.r2;
    }
    return result;
  }

 private:
  struct sums {
    double squares = 0, absolutes = 0, mean = 0, spread = 0;
  };
  std::array<sums, Width> sums_{};
  std::uint64_t rows_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
