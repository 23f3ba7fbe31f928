// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The logistic function 1/(1 + e⁻ˣ), exact in its relative error on both sides.
#pragma once

#include <etch/kernel/math/exp.hpp>
#include <etch/kernel/quick.hpp>

namespace etch::inline ETCH_TARGET {

// z = e^(−|x|): 1/(1 + z) for x >= 0, z/(1 + z) for x < 0
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> sigmoid(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  const P z = exp(-abs(x));
  const P r = quick_reciprocal_of_normal(z + P(T(1)));
  return select(x < P::zero(), z * r, r);
}

}  // namespace etch::inline ETCH_TARGET
