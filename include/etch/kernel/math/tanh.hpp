// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The hyperbolic tangent.
#pragma once

#include <etch/kernel/math/exp.hpp>
#include <etch/kernel/quick.hpp>

namespace etch::inline ETCH_TARGET {

// float: tanh x = 2·t/(1 + t²) with t = tanh(x/2) = m/h, so m·2h/(h² + m²): where the result is near 1, the errors of m
// and h cancel. m/x and h are polynomials in x², of least relative error up to 9, where the result rounds to 1. double:
// t/(t + 2), t = e^(2|x|) − 1.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> tanh(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  if constexpr (sizeof(T) == 4) {
    const P y = clamp(x, -9.01f, 9.01f), z = y * y;
    const P m = fma(y * z, polynomial(z, 0.000114084294, 0.0297655797), y);
    const P h = polynomial(z, 2.45127671e-06, 0.00241139904, 0.226197734, 2.0);
    return clamp(quick_divide_by_normal((m + m) * h, fma(h, h, m * m)), -1.0f, 1.0f);
  } else {
    const P t = expm1(clamp(abs(x), 0.0, 20.0) * P(2.0));
    return copysign(t / (t + P(2.0)), x);
  }
}

}  // namespace etch::inline ETCH_TARGET
