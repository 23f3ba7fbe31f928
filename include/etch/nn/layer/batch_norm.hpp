// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Batch normalisation: each column to mean 0 and variance 1 over the batch, then a learned scale and shift.
#pragma once

#include <etch/expr/assign.hpp>
#include <etch/nn/init/ones.hpp>
#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

template <index Width, double Momentum = 0.1, double Epsilon = 1e-5>
struct BatchNorm {
  static constexpr index inputs = Width, outputs = Width;

  static constexpr bias<"weight", Width, Ones> scale{};
  static constexpr bias<"bias", Width> shift{};
  static constexpr buffer<"running_mean", Width> running_mean{};
  static constexpr buffer<"running_var", Width, Ones> running_variance{};

  static constexpr auto normalised(auto centre, auto spread) {
    return (symbols::x - centre) * rsqrt(spread + lit<Epsilon>{}) * scale + shift;
  }
  static constexpr auto y = normalised(running_mean, running_variance);

  // The batch's own statistics; the derivative of the variance through the mean cancels.
  static constexpr auto mean = column_mean(symbols::x);
  static constexpr auto variance = column_mean(square(symbols::x - hold(mean)));
  static constexpr auto training = normalised(mean, variance);
  // As in PyTorch, the running variance follows the unbiased estimate.
  static constexpr auto after = updates(
      running_mean <<= running_mean + lit<Momentum>{} * (mean - running_mean),
      running_variance <<=
      running_variance + lit<Momentum>{} * (variance * (row_count{} / max(row_count{} - one, one)) - running_variance));
};

}  // namespace etch::inline ETCH_TARGET
