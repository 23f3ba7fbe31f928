// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The weights that fit gives to rows: those of their classes times their own.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <etch/data/check.hpp>
#include <etch/data/class_weights.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/fit_error.hpp>

namespace etch::inline ETCH_TARGET {

// .class_weights = etch::balanced: as many rows of each class, as it were.
struct balanced_t {};
inline constexpr balanced_t balanced{};

// One number for each class, or `balanced`.
class class_weights_option {
 public:
  class_weights_option() = default;
  class_weights_option(balanced_t) : balanced_(true) {}
  class_weights_option(std::initializer_list<double> weights) : weights_(weights), given_(true) {}
  class_weights_option(std::vector<double> weights) : weights_(std::move(weights)), given_(true) {}
  template <class T, std::size_t Classes>
  class_weights_option(const std::array<T, Classes>& weights)
      : weights_(weights.begin(), weights.end()), given_(true) {}

  bool is_balanced() const { return balanced_; }
  bool given() const { return given_ || balanced_; }
  const std::vector<double>& weights() const { return weights_; }

 private:
  std::vector<double> weights_{};
  bool balanced_ = false, given_ = false;
};

// One number for each row of the training data, which stay where they are.
template <class T>
class sample_weights_option {
 public:
  sample_weights_option() = default;
  template <row_weights Weights>
  requires same<row_type_of<Weights>, T> sample_weights_option(const Weights& weights)
      : weights_(std::data(weights), std::size(weights)), given_(true) {}

  bool given() const { return given_; }
  std::span<const T> weights() const { return weights_; }

 private:
  std::span<const T> weights_{};
  bool given_ = false;
};

// What a loss and its targets can weigh.
enum class weighting { nothing, rows, rows_and_classes };
template <class Loss, class Row, index Outputs>
inline constexpr weighting weighting_of =
    !weighted_loss<Loss>                                                   ? weighting::nothing
    : classifies<Loss, Row> && (Outputs == 1 || !answers_separately<Loss>) ? weighting::rows_and_classes
                                                                           : weighting::rows;

namespace check {

template <weighting Weighting>
struct weights_can_be_given {
  static_assert(Weighting != weighting::nothing,
                "class_weights and sample_weights go with a loss that is told them: wrap it, as in "
                "fit<Weighted<CrossEntropy>, ...>");
  static_assert(Weighting != weighting::rows,
                "class_weights go with targets that are one class for each row; sample_weights do with any");
};

}  // namespace check

// Stands where weights cannot be given, and says so to whom gives them.
template <weighting Weighting>
struct no_weights_option {
  constexpr no_weights_option() = default;
  template <class First, class... Rest>
  constexpr no_weights_option(const First&, const Rest&...) : no_weights_option() {
    static_cast<void>(check::weights_can_be_given<Weighting>{});
  }
};
template <weighting Weighting>
using class_weights_for =
    std::conditional_t<Weighting == weighting::rows_and_classes, class_weights_option, no_weights_option<Weighting>>;
template <weighting Weighting, class T>
using sample_weights_for =
    std::conditional_t<Weighting == weighting::nothing, no_weights_option<Weighting>, sample_weights_option<T>>;

// Throws unless there are as many as expected, all finite, none negative, and one positive.
template <class T>
void check_row_weights(std::span<const T> weights, const std::string& name, const std::string& what, index expected) {
  const std::string where = std::string("fit, ").append(name);
  if (weights.size() != expected)
    throw fit_error(where, std::to_string(expected).append(" weights, one for each ").append(what),
                    std::to_string(weights.size()));
  for (index n = 0; n < weights.size(); ++n)
    if (!(weights[n] >= 0) || !detail::is_finite(weights[n]))
      throw fit_error(std::string(where).append(", ").append(what).append(" ").append(std::to_string(n)),
                      "a finite number that is not negative", detail::text_of(weights[n]));
  if (std::none_of(weights.begin(), weights.end(), [](T weight) { return weight > 0; }))
    throw fit_error(where, "at least one positive weight", "none");
}

// The weights of each batch.
template <index Outputs, class T>
class row_weigher {
 public:
  // Throws for weights that make no sense.
  template <class Options, class Source>
  row_weigher(const Options& options, Source& source, index most_rows)
      : sample_weights_(options.sample_weights.weights()), weights_(most_rows) {
    if (options.sample_weights.given()) check_row_weights(sample_weights_, "sample_weights", "row", source.size());
    if constexpr (requires { options.class_weights.given(); }) {
      constexpr index classes = Outputs == 1 ? 2 : Outputs;
      if (!options.class_weights.given()) return;
      const std::vector<double> weights = options.class_weights.is_balanced() ? balanced_class_weights(source, classes)
                                                                              : options.class_weights.weights();
      class_weights_.assign(weights.begin(), weights.end());
      check_row_weights(std::span<const T>(class_weights_), "class_weights", "class", classes);
    }
  }

  // Of rows number `first` … of an order, whose targets these are.
  template <class Source, class Row>
  std::span<const T> operator()(Source& source, Order order, index first, std::span<const Row> targets) {
    for (index n = 0; n < targets.size(); ++n) {
      T weight = 1;
      if (!class_weights_.empty()) {
        const index found = detail::class_of(targets[n]);
        weight = found < class_weights_.size() ? class_weights_[found] : T{0};
      }
      if (!sample_weights_.empty()) weight *= sample_weights_[position_of(source, order, first + n)];
      weights_[n] = weight;
    }
    return std::span<const T>(weights_).first(targets.size());
  }

 private:
  std::vector<T> class_weights_;
  std::span<const T> sample_weights_;
  std::vector<T> weights_;
};

// A loss that counts all rows the same has nothing to weigh.
struct no_weigher {
  no_weigher(const auto&, const auto&, index) {}
};
template <class Loss, index Outputs, class T>
using weigher_for = std::conditional_t<weighted_loss<Loss>, row_weigher<Outputs, T>, no_weigher>;

}  // namespace etch::inline ETCH_TARGET
