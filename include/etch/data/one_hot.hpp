// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Class numbers as rows of zeros with a single one, and back.
#pragma once

#include <array>
#include <span>
#include <string>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/error.hpp>

namespace etch::inline ETCH_TARGET {

template <index Classes, class T = float>
constexpr std::array<T, Classes> one_hot(Label label) {
  if (label >= Classes)
    throw data_error("one_hot", std::string("a label below ") + std::to_string(Classes), std::to_string(label));
  std::array<T, Classes> row{};
  row[label] = T{1};
  return row;
}

template <index Classes, index In, class T>
Dataset<In, Target<Classes>, T> one_hot(const Dataset<In, Label, T>& data) {
  Dataset<In, Target<Classes>, T> result;
  result.inputs = data.inputs;
  result.targets.reserve(data.targets.size());
  for (Label label : data.targets) result.targets.push_back(one_hot<Classes, T>(label));
  return result;
}

// The position of the largest number, the first one among equals.
template <class Row>
constexpr Label label_of(const Row& row) {
  index best = 0;
  for (index k = 1; k < row.size(); ++k)
    if (row[k] > row[best]) best = k;
  return static_cast<Label>(best);
}

}  // namespace etch::inline ETCH_TARGET
