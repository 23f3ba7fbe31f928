// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Precision, recall and F1 for each class and averaged, and the scores of a whole confusion matrix; undefined values
// are what scikit-learn makes of them.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>
#include <etch/metric/confusion.hpp>

namespace etch::inline ETCH_TARGET {

// precision = tp / (tp + fp), recall = tp / (tp + fn), f1 = 2 tp / (2 tp + fp + fn); 0 where that is 0 / 0.
struct class_scores {
  double precision = 0, recall = 0, f1 = 0;
};

struct class_counts {
  std::uint64_t true_positive = 0, false_positive = 0, false_negative = 0;

  std::uint64_t support() const { return true_positive + false_negative; }
  bool occurs() const { return true_positive + false_positive + false_negative != 0; }
  class_counts& operator+=(const class_counts& other) {
    true_positive += other.true_positive;
    false_positive += other.false_positive;
    false_negative += other.false_negative;
    return *this;
  }
};

inline class_scores scores(const class_counts& counts) {
  const auto ratio = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  const auto [hit, wrong, missed] = counts;
  return {ratio(hit, hit + wrong), ratio(hit, hit + missed), ratio(2 * hit, 2 * hit + wrong + missed)};
}

// macro: the mean over classes. micro: the scores of all counts together. weighted: the mean by support.
template <index Classes>
struct averaged_scores {
  std::array<class_scores, Classes> each{};
  std::array<std::uint64_t, Classes> support{};
  class_scores macro, micro, weighted;
};

// With `only_occurring`, classes that are neither there nor guessed have no part in the macro average: scikit-learn's
// rule where each row has one class. Without it all count, its rule for several labels.
template <index Classes>
averaged_scores<Classes> scores(const std::array<class_counts, Classes>& counts, bool only_occurring) {
  averaged_scores<Classes> result;
  class_counts all;
  double occurring = 0, supported = 0;
  const auto add = [](class_scores& sum, const class_scores& term, double weight) {
    sum.precision += weight * term.precision;
    sum.recall += weight * term.recall;
    sum.f1 += weight * term.f1;
  };
  const auto scale = [](const class_scores& sum, double by) {
    return class_scores{sum.precision * by, sum.recall * by, sum.f1 * by};
  };
  for (index k = 0; k < Classes; ++k) {
    result.each[k] = scores(counts[k]);
    result.support[k] = counts[k].support();
    all += counts[k];
    const auto weight = static_cast<double>(counts[k].support());
    supported += weight;
    occurring += counts[k].occurs() || !only_occurring;
    add(result.macro, result.each[k], 1);
    add(result.weighted, result.each[k], weight);
  }
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  result.macro = scale(result.macro, occurring == 0 ? undefined : 1 / occurring);
  result.micro = scores(all);
  result.weighted = scale(result.weighted, supported == 0 ? 0 : 1 / supported);
  return result;
}

template <index Classes>
averaged_scores<Classes> scores(const Confusion<Classes>& confusion) {
  std::array<class_counts, Classes> counts{};
  for (index truth = 0; truth < Classes; ++truth)
    for (index guess = 0; guess < Classes; ++guess) {
      const std::uint64_t times = confusion(truth, guess);
      if (truth == guess) {
        counts[truth].true_positive = times;
      } else {
        counts[truth].false_negative += times;
        counts[guess].false_positive += times;
      }
    }
  return scores(counts, true);
}

// The share of rows guessed right; NaN without rows.
template <index Classes>
double accuracy(const Confusion<Classes>& confusion) {
  return static_cast<double>(confusion.right()) / static_cast<double>(confusion.total());
}

// The mean recall of the classes that are there; NaN without rows.
template <index Classes>
double balanced_accuracy(const Confusion<Classes>& confusion) {
  double sum = 0, there = 0;
  for (index k = 0; k < Classes; ++k)
    if (const auto truths = confusion.truths(k); truths != 0) {
      sum += static_cast<double>(confusion(k, k)) / static_cast<double>(truths);
      there += 1;
    }
  return sum / there;
}

// Matthews' correlation of truth and guess, from −1 to 1; 0 where one of them never varies.
template <index Classes>
double matthews(const Confusion<Classes>& confusion) {
  const auto total = static_cast<double>(confusion.total()), right = static_cast<double>(confusion.right());
  double both = 0, truths = 0, guesses = 0;
  for (index k = 0; k < Classes; ++k) {
    const auto t = static_cast<double>(confusion.truths(k)), g = static_cast<double>(confusion.guesses(k));
    both += t * g;
    truths += t * t;
    guesses += g * g;
  }
  const double spread = (total * total - truths) * (total * total - guesses);
  return spread == 0 ? 0.0 : (right * total - both) / libm::sqrt(spread);
}

}  // namespace etch::inline ETCH_TARGET
