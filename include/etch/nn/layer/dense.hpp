// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A fully connected layer: y = Act(x·W + b).
#pragma once

#include <etch/nn/activation/linear.hpp>
#include <etch/nn/init/choose.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

template <index In, index Out, class Act = Linear>
struct Dense {
  static constexpr index inputs = In, outputs = Out;
  using activation = Act;

  static constexpr weight<"weight", In, Out, init_for<Act>> W{};
  static constexpr bias<"bias", Out> b{};
  static constexpr auto y = Act::of(matmul(symbols::x, W) + b);
};

}  // namespace etch::inline ETCH_TARGET
