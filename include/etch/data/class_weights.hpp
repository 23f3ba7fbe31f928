// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights that let every class count the same, however few its rows are.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/each_row.hpp>
#include <etch/data/error.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// The class of one target: a label, the largest of a row, or above ½ where a row is a single number.
inline index class_of(Label label) { return label; }
template <class T, index Width>
index class_of(const std::array<T, Width>& target) {
  if constexpr (Width == 1) return target[0] > T{0.5} ? 1 : 0;
  index best = 0;
  for (index k = 1; k < Width; ++k)
    if (target[k] > target[best]) best = k;
  return best;
}

}  // namespace detail

// rows / (classes · rows of the class), as scikit-learn's "balanced": their mean over all rows is 1. A class without a
// row has no such weight.
template <data_source Source>
std::vector<double> balanced_class_weights(Source& source, index classes) {
  std::vector<index> counts(classes);
  each_row(source, [&](const auto*, const auto& target_, index row_) {
    const index found = detail::class_of(target_);
    if (found >= classes)
      throw data_error(std::string("balanced class weights, row ").append(std::to_string(row_)),
                       std::string("a class below ").append(std::to_string(classes)), std::to_string(found));
    ++counts[found];
  });
  std::vector<double> weights;
  for (index c = 0; c < classes; ++c) {
    if (counts[c] == 0)
      throw data_error(std::string("balanced class weights, class ").append(std::to_string(c)), "at least one row",
                       "none");
    weights.push_back(static_cast<double>(source.size()) / static_cast<double>(classes * counts[c]));
  }
  return weights;
}

}  // namespace etch::inline ETCH_TARGET
