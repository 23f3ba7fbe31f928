// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A gated layer: y = (x·W + b) · Gate(x·V + c).
#pragma once

#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/init/choose.hpp>

namespace etch::inline ETCH_TARGET {

template <index In, index Out, class Gate = Sigmoid>
struct Gated {
  static constexpr index inputs = In, outputs = Out;

  static constexpr weight<"weight", In, Out> W{};
  static constexpr bias<"bias", Out> b{};
  static constexpr weight<"gate_weight", In, Out, init_for<Gate>> V{};
  static constexpr bias<"gate_bias", Out> c{};
  static constexpr auto y = (matmul(symbols::x, W) + b) * activate<Gate, Out>(matmul(symbols::x, V) + c);
};

}  // namespace etch::inline ETCH_TARGET
