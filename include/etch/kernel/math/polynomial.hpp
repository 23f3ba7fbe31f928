// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Horner's rule on packs, and a function of the standard library applied lane by lane where speed does not matter.
#pragma once

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

// (…(highest·x + next)·x + …) + last
template <class T, index Lanes, class... Coefficients>
ETCH_INLINE pack<T, Lanes> polynomial(pack<T, Lanes> x, double highest, Coefficients... coefficients) {
  using P = pack<T, Lanes>;
  P sum(static_cast<T>(highest));
  ((sum = fma(sum, x, P(static_cast<T>(coefficients)))), ...);
  return sum;
}

template <class T, index Lanes, class Function>
pack<T, Lanes> lanewise(pack<T, Lanes> x, Function function) {
  T lane[Lanes];
  x.store(lane);
  for (T& value : lane) value = function(value);
  return pack<T, Lanes>::load(lane);
}

}  // namespace etch::inline ETCH_TARGET
