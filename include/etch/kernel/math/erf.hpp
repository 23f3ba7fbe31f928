// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The error function.
#pragma once

#include <etch/kernel/math/exp.hpp>

namespace etch::inline ETCH_TARGET {

// float: x·P(x²) up to 1, 1 − exp(R(x)) from there to 4, where the result rounds to 1.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> erf(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  if constexpr (sizeof(T) == 4) {
    const P a = clamp(abs(x), 0.0f, 4.0f), z = x * x;
    const P inner = x * polynomial(z, 7.88918405e-05, -0.000802086142, 0.00518953754, -0.0268544462, 0.112836003,
                                   -0.37612626, 1.12837911);
    const P outer = P(1.0f) - exp(polynomial(a, 0.000191493833, -0.00299944542, 0.0220516399, -0.1035662, -0.63760078,
                                             -1.12742567, -0.000256537489));
    return select(a < P(1.0f), inner, copysign(outer, x));
  } else {
    return lanewise(x, [](double value) { return __builtin_erf(value); });
  }
}

}  // namespace etch::inline ETCH_TARGET
