// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Dropout: in training, each value is zero with probability Rate and scaled by 1/(1−Rate) otherwise; in inference,
// nothing.
#pragma once

#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Rate>
struct Dropout {
  static_assert(0 <= Rate, "Dropout<Rate>: Rate is the fraction of values set to zero; it cannot be negative");
  static_assert(Rate < 1,
                "Dropout<Rate>: Rate is the fraction of values set to zero, so it must be below 1; for 20 % write "
                "Dropout<0.2>");

  static constexpr auto y = symbols::x;
  static constexpr auto training = where(coin<static_cast<double>(Rate)>{},
                                         symbols::x* lit<1 / (Rate < 1 ? 1 - static_cast<double>(Rate) : 1.0)>{}, zero);
};

}  // namespace etch::inline ETCH_TARGET
