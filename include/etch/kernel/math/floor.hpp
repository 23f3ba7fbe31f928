// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The largest integer that is not above x.
#pragma once

#include <etch/kernel/math/exp.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> floor(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  const P whole(sizeof(T) == 4 ? T(0x1p23) : T(0x1p52));  // from here on every value is an integer
  const P a = abs(x);
  const P nearest = copysign((a + whole) - whole, x);
  const P below = nearest - select(nearest > x, P(T(1)), P::zero());
  return select(a < whole, copysign(below, select(below == P::zero(), x, below)), x);
}

}  // namespace etch::inline ETCH_TARGET
