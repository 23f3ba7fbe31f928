// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What one row of outputs says about one class: the guess, the rank of the truth, the log loss.
#pragma once

#include <limits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/libm.hpp>

namespace etch::inline ETCH_TARGET {

// The class with the largest output, the first among equals.
template <class T>
index best_class(const T* outputs, index classes) {
  index best = 0;
  for (index k = 1; k < classes; ++k)
    if (outputs[k] > outputs[best]) best = k;
  return best;
}

// How many classes come before `truth` in the order of outputs; among equals the later class comes first, as in
// scikit-learn. A row counts for top-k when its rank is below k.
template <class T>
index rank_of(const T* outputs, index classes, index truth) {
  index before = 0;
  for (index k = 0; k < classes; ++k)
    before += outputs[k] > outputs[truth] || (outputs[k] == outputs[truth] && k > truth);
  return before;
}

// A probability that has a logarithm, and so has the one of the contrary: at least ε of the scalar type from 0 and 1.
template <class T>
double clipped_probability(T probability) {
  constexpr double least = static_cast<double>(std::numeric_limits<T>::epsilon());
  const auto p = static_cast<double>(probability);
  return p < least ? least : 1 - least < p ? 1 - least : p;
}

// −log(p_truth / Σp) after each p is clipped to [ε, 1 − ε].
template <class T>
double log_loss(const T* probabilities, index classes, index truth) {
  double sum = 0;
  for (index k = 0; k < classes; ++k) sum += clipped_probability(probabilities[k]);
  return -libm::log(clipped_probability(probabilities[truth]) / sum);
}

// The same for one output, the probability of class 1.
template <class T>
double binary_log_loss(T probability, bool truth) {
  const double p = clipped_probability(probability);
  return -libm::log(truth ? p : 1 - p);
}

}  // namespace etch::inline ETCH_TARGET
