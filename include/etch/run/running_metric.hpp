// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The metric that fit shows while it trains: accuracy where classes are learned, the mean absolute error elsewhere.
#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/metric/row_scores.hpp>
#include <etch/run/evaluate.hpp>

namespace etch::inline ETCH_TARGET {

// Sums up over the batches of an epoch, as Keras does: early batches were seen by a less trained model.
template <class Loss, class Row, index Width, class T>
class running_metric {
 public:
  static constexpr std::string_view name = classifies<Loss, Row> ? "accuracy" : "mae";

  void add(const std::array<T, Width>* predictions, const Row* targets, index rows) {
    for (index r = 0; r < rows; ++r) sum_ += of_row(predictions[r], targets[r]);
    rows_ += rows;
  }
  double value() const { return rows_ == 0 ? 0 : sum_ / static_cast<double>(rows_); }

  // The same of an evaluation.
  template <class Report>
  static double of(const Report& report) {
    if constexpr (classifies<Loss, Row>)
      return report.accuracy;
    else
      return report.mae;
  }

  void keep(auto& values) {
    values("sum", sum_);
    values("rows", rows_);
  }

 private:
  static constexpr T half = outputs_of<Loss> == Outputs::probabilities ? T{0.5} : T{0};

  static double of_row(const std::array<T, Width>& prediction, Label truth) {
    if constexpr (Width == 1)
      return (prediction[0] > half) == (truth != 0);
    else
      return best_class(prediction.data(), Width) == truth;
  }
  static double of_row(const std::array<T, Width>& prediction, const std::array<T, Width>& target) {
    if constexpr (!classifies<Loss, Row>) {
      double error = 0;
      for (index k = 0; k < Width; ++k) error += std::abs(static_cast<double>(prediction[k] - target[k]));
      return error / static_cast<double>(Width);
    } else if constexpr (Width == 1 || answers_separately<Loss>) {
      bool right = true;
      for (index k = 0; k < Width; ++k) right = right && (prediction[k] > half) == (target[k] > T{0.5});
      return right;
    } else
      return best_class(prediction.data(), Width) == best_class(target.data(), Width);
  }

  double sum_ = 0;
  index rows_ = 0;
};

}  // namespace etch::inline ETCH_TARGET
