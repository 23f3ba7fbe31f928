// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Collects the scores of a classifier with several yes-or-no outputs and reports them.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/metric/classification.hpp>
#include <etch/metric/row_scores.hpp>
#include <etch/metric/scores.hpp>

namespace etch::inline ETCH_TARGET {

template <index Labels>
struct MultiLabelReport {
  double loss = std::numeric_limits<double>::quiet_NaN();
  double log_loss = std::numeric_limits<double>::quiet_NaN();  // the mean over rows and labels
  double accuracy = 0;                                         // the share of rows with every label right
  double hamming_loss = 0;                                     // the share of single labels that are wrong
  double macro_precision = 0, macro_recall = 0, macro_f1 = 0;
  double micro_precision = 0, micro_recall = 0, micro_f1 = 0;
  double weighted_precision = 0, weighted_recall = 0, weighted_f1 = 0;
  std::array<double, Labels> precision{}, recall{}, f1{};
  std::array<std::uint64_t, Labels> support{};
  std::uint64_t rows = 0;
};

template <index Labels, class T = float>
class MultiLabel {
 public:
  using report_type = MultiLabelReport<Labels>;

  explicit MultiLabel(Outputs outputs = Outputs::probabilities) : outputs_(outputs) {}

  void add(const T* outputs, const std::array<T, Labels>& target) {
    const bool probabilities = outputs_ == Outputs::probabilities;
    const T limit = probabilities ? T{0.5} : T{0};
    std::uint64_t wrong = 0;
    for (index k = 0; k < Labels; ++k) {
      const bool truth = target[k] > T{0.5}, guess = outputs[k] > limit;
      counts_[k].true_positive += truth && guess;
      counts_[k].false_positive += !truth && guess;
      counts_[k].false_negative += truth && !guess;
      wrong += truth != guess;
      if (probabilities) log_loss_ += binary_log_loss(outputs[k], truth);
    }
    wrong_ += wrong;
    exact_ += wrong == 0;
    ++rows_;
  }
  void add(const std::array<T, Labels>& outputs, const std::array<T, Labels>& target) { add(outputs.data(), target); }

  report_type report(double loss = std::numeric_limits<double>::quiet_NaN()) const {
    report_type result;
    result.loss = loss;
    result.rows = rows_;
    const auto rows = static_cast<double>(rows_), single = rows * static_cast<double>(Labels);
    if (outputs_ == Outputs::probabilities) result.log_loss = log_loss_ / single;
    result.accuracy = static_cast<double>(exact_) / rows;
    result.hamming_loss = static_cast<double>(wrong_) / single;
    const auto all = etch::scores(counts_, false);
    result.macro_precision = all.macro.precision;
    result.macro_recall = all.macro.recall;
    result.macro_f1 = all.macro.f1;
    result.micro_precision = all.micro.precision;
    result.micro_recall = all.micro.recall;
    result.micro_f1 = all.micro.f1;
    result.weighted_precision = all.weighted.precision;
    result.weighted_recall = all.weighted.recall;
    result.weighted_f1 = all.weighted.f1;
    result.support = all.support;
    for (index k = 0; k < Labels; ++k) {
      result.precision[k] = all.each[k].precision;
      result.recall[k] = all.each[k].recall;
      result.f1[k] = all.each[k].f1;
    }
    return result;
  }

 private:
  std::array<class_counts, Labels> counts_{};
  std::uint64_t rows_ = 0, exact_ = 0, wrong_ = 0;
  double log_loss_ = 0;
  Outputs outputs_;
};

}  // namespace etch::inline ETCH_TARGET
