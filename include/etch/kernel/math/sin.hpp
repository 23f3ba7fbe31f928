// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Sine and cosine: x = n·π/2 + r with |r| <= π/4, and the polynomial that the quadrant asks for.
#pragma once

#include <etch/kernel/math/exp.hpp>

namespace etch::inline ETCH_TARGET {

// sin(x + Quadrant·π/2) for |x| <= 10⁴: n·π/2 is taken away in pieces whose products with n are exact.
template <int Quadrant, index Lanes>
ETCH_INLINE pack<float, Lanes> sin_from_quadrant(pack<float, Lanes> x) {
  using P = pack<float, Lanes>;
  const P shift(rounding_shift<float>);
  const P shifted = fma(x, P(0.636619772367581343f), shift), n = shifted - shift;
  const auto quadrant = shifted.bits() - shift.bits() + Quadrant;
  P r = fma(n, P(-0x1.92p+0f), x);
  r = fma(n, P(-0x1.fb4p-12f), r);
  r = fma(n, P(-0x1.444p-24f), r);
  r = fma(n, P(-0x1.68c234p-39f), r);
  const P z = r * r;
  const P sine = fma(z * r, polynomial(z, -0.000195198896, 0.00833220314, -0.166666552), r);
  const P cosine = fma(z * z, polynomial(z, 2.44606308e-05, -0.001388759, 0.041666653), fma(z, P(-0.5f), P(1.0f)));
  const auto odd = (P::of_bits((quadrant & 1) + P(1.0f).bits()) != P(1.0f));
  const P value = select(odd, cosine, sine);
  return P::of_bits(value.bits() ^ ((quadrant & 2) << 30));
}

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> sin(pack<T, Lanes> x) {
  if constexpr (sizeof(T) == 4) {
    if (any(abs(x) > pack<T, Lanes>(1e4f))) return lanewise(x, [](float value) { return __builtin_sinf(value); });
    return sin_from_quadrant<0>(x);
  } else {
    return lanewise(x, [](double value) { return __builtin_sin(value); });
  }
}

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> cos(pack<T, Lanes> x) {
  if constexpr (sizeof(T) == 4) {
    if (any(abs(x) > pack<T, Lanes>(1e4f))) return lanewise(x, [](float value) { return __builtin_cosf(value); });
    return sin_from_quadrant<1>(x);
  } else {
    return lanewise(x, [](double value) { return __builtin_cos(value); });
  }
}

}  // namespace etch::inline ETCH_TARGET
