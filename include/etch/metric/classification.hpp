// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Collects the scores of a classifier row by row and reports them; one output means two classes.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/metric/confusion.hpp>
#include <etch/metric/row_scores.hpp>
#include <etch/metric/scores.hpp>

namespace etch::inline ETCH_TARGET {

// What outputs are: probabilities, or scores such as logits, which are split at 0 and have no log loss.
enum class Outputs { probabilities, scores };

template <index Classes>
struct ClassificationReport {
  double loss = std::numeric_limits<double>::quiet_NaN();  // of the loss trained with, as the caller computed it
  double log_loss = std::numeric_limits<double>::quiet_NaN();
  double accuracy = std::numeric_limits<double>::quiet_NaN(), balanced_accuracy = accuracy, matthews = 0;
  double macro_precision = 0, macro_recall = 0, macro_f1 = 0;
  double micro_precision = 0, micro_recall = 0, micro_f1 = 0;
  double weighted_precision = 0, weighted_recall = 0, weighted_f1 = 0;
  std::array<double, Classes> precision{}, recall{}, f1{};
  std::array<std::uint64_t, Classes> support{};  // rows of each class
  std::array<double, Classes> top{};             // top[k − 1]: the share of rows with the truth among the best k
  Confusion<Classes> confusion;
  std::uint64_t rows = 0;

  double top_k(index k) const { return k == 0 ? 0.0 : top[k < Classes ? k - 1 : Classes - 1]; }
};

template <index Width, class T = float>
class Classification {
 public:
  static constexpr index classes = Width == 1 ? 2 : Width;
  using report_type = ClassificationReport<classes>;

  explicit Classification(Outputs outputs = Outputs::probabilities) : outputs_(outputs) {}

  void add(const T* outputs, Label truth) {
    const bool probabilities = outputs_ == Outputs::probabilities;
    if constexpr (Width == 1) {
      const index guess = outputs[0] > (probabilities ? T{0.5} : T{0}) ? 1 : 0;
      confusion_.add(truth, guess);
      ++ranks_[guess == truth ? 0 : 1];
      if (probabilities) log_loss_ += binary_log_loss(outputs[0], truth != 0);
    } else {
      confusion_.add(truth, best_class(outputs, Width));  // checks the label, so it comes first
      ++ranks_[rank_of(outputs, Width, truth)];
      if (probabilities) log_loss_ += etch::log_loss(outputs, Width, truth);
    }
    ++rows_;
  }
  void add(const std::array<T, Width>& outputs, Label truth) { add(outputs.data(), truth); }

  // A target that is a row of probabilities stands for its most likely class.
  void add(const T* outputs, const std::array<T, Width>& target) {
    add(outputs, Width == 1 ? Label{target[0] > T{0.5}} : static_cast<Label>(best_class(target.data(), Width)));
  }
  void add(const std::array<T, Width>& outputs, const std::array<T, Width>& target) { add(outputs.data(), target); }

  std::uint64_t rows() const { return rows_; }
  const Confusion<classes>& confusion() const { return confusion_; }

  report_type report(double loss = std::numeric_limits<double>::quiet_NaN()) const {
    report_type result;
    result.loss = loss;
    result.rows = rows_;
    result.confusion = confusion_;
    const auto rows = static_cast<double>(rows_);
    if (outputs_ == Outputs::probabilities) result.log_loss = log_loss_ / rows;
    result.accuracy = etch::accuracy(confusion_);
    result.balanced_accuracy = etch::balanced_accuracy(confusion_);
    result.matthews = etch::matthews(confusion_);
    const auto all = etch::scores(confusion_);
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
    std::uint64_t hits = 0;
    for (index k = 0; k < classes; ++k) {
      result.precision[k] = all.each[k].precision;
      result.recall[k] = all.each[k].recall;
      result.f1[k] = all.each[k].f1;
      hits += ranks_[k];
      result.top[k] = static_cast<double>(hits) / rows;
    }
    return result;
  }

 private:
  Confusion<classes> confusion_;
  std::array<std::uint64_t, classes> ranks_{};
  double log_loss_ = 0;
  std::uint64_t rows_ = 0;
  Outputs outputs_;
};

}  // namespace etch::inline ETCH_TARGET
