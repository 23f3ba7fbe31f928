// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// An activation as a layer of its own: Activation<ReLU>, or Activation<PReLU, 64> where it learns for each column.
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

template <class Act, index Width = 0>
struct Activation {
  static_assert(activates<Act>, "Activation<Act>: this is not an activation; write one such as ReLU");
  using activation = Act;
  static constexpr index inputs = Width, outputs = Width;
  static constexpr auto y = activate<Act, Width>(symbols::x);
};
template <class Act>
struct Activation<Act, 0> {
  static_assert(activates<Act>, "Activation<Act>: this is not an activation; write one such as ReLU");
  static_assert(!learns<Act>,
                "this activation learns a value for each column, so it has to know their number: write "
                "Activation<PReLU, 64>");
  using activation = Act;
  static constexpr auto y = Act::of(symbols::x);
};

}  // namespace etch::inline ETCH_TARGET
