// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// An activation as a layer of its own: Activation<ReLU>, or Activation<PReLU, 64> where it learns for each column.
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

namespace check {

template <class Act, index Width>
struct activation_fits {
  static_assert(activates<Act>, "Activation<Act>: this is not an activation; write one such as ReLU");
  static_assert(Width != 0 || !learns<Act>,
                "this activation learns a value for each column, so it has to know their number: write "
                "Activation<PReLU, 64>");
};

}  // namespace check

template <class Act, index Width = 0>
struct Activation {
  using rules = check::activation_fits<Act, Width>;
  using activation = Act;
  static constexpr index inputs = Width, outputs = Width;
  static constexpr auto y = activate<Act, Width>(symbols::x);
};
template <class Act>
struct Activation<Act, 0> {
  using rules = check::activation_fits<Act, 0>;
  using activation = Act;
  static constexpr auto y = [] {
    if constexpr (learns<Act>)
      return symbols::x;
    else
      return Act::of(symbols::x);
  }();
};

}  // namespace etch::inline ETCH_TARGET
