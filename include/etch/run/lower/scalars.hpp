// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The scalars of a stage: the numbers that are the same in all its rows and columns, computed before them.
#pragma once

#include <etch/expr/evaluate.hpp>
#include <etch/plan/slots.hpp>
#include <etch/run/lower/cell.hpp>

namespace etch::inline ETCH_TARGET {

// In double: 1 − βᵗ of a young optimizer would keep few digits in float.
template <class Leaves>
struct scalar_leaves {
  const double* leaf_values;

  static constexpr double number(double v) { return v; }
  template <class Leaf>
  double operator()(Leaf) const {
    return leaf_values[position_in<Leaf>(Leaves{})];
  }
};

// A function that stages share: those of one optimizer have the same scalars.
template <class T, class Leaves, class... Scalars>
void compute_scalars(T* to, scalar_leaves<Leaves> values, types<Scalars...>) {
  ((*to++ = static_cast<T>(evaluate(Scalars{}, values))), ...);
}

template <class T, class Stage, class Slots>
double leaf_of_scalar(const stage_data<T, Stage, Slots>& data, auto leaf) {
  const stage_numbers<pack<double, 1>, stage_data<T, Stage, Slots>, Stage> counts{data};
  if constexpr (requires { counts(leaf); })
    return counts(leaf).raw;
  else
    return number_at<T>(leaf, data.template of<decltype(leaf)>());
}
template <class T, class Stage, class Slots, class... Leaves>
void compute_scalars(T* to, const stage_data<T, Stage, Slots>& data, types<Leaves...>) {
  const double leaf_values[] = {leaf_of_scalar(data, Leaves{})..., 0};
  compute_scalars(to, scalar_leaves<types<Leaves...>>{leaf_values}, typename Stage::scalars{});
}
template <class T, class Stage, class Slots>
void compute_scalars(T* to, const stage_data<T, Stage, Slots>& data) {
  if constexpr (Stage::scalars::size > 0)
    compute_scalars(to, data, decltype(gather_leaves(types<>{}, typename Stage::scalars{})){});
}

}  // namespace etch::inline ETCH_TARGET
