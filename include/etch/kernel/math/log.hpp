// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The natural logarithm of x and of 1 + x: x = m·2ⁿ with √½ <= m < √2, a polynomial in m − 1, and n·ln 2.
#pragma once

#include <limits>

#include <etch/kernel/math/exp.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> log(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  using integer = machine::integer_like<T>;
  using limits = std::numeric_limits<T>;
  constexpr bool single = sizeof(T) == 4;
  constexpr int digits = single ? 23 : 52;
  constexpr integer root_half = single ? integer{0x3F3504F3} : static_cast<integer>(0x3FE6A09E667F3BCD);
  constexpr integer mantissa = (integer{1} << digits) - 1;

  const auto subnormal = x < P(limits::min());
  const P normal = select(subnormal, x * P(single ? T(0x1p24) : T(0x1p54)), x);
  const auto offset = abs(normal).bits() - root_half;  // what a negative x yields is not used
  const P m = P::of_bits((offset & mantissa) + root_half);
  const P shift(rounding_shift<T>);
  const P whole = P::of_bits((offset >> digits) + shift.bits()) - shift;
  const P n = select(subnormal, whole - P(single ? T(24) : T(54)), whole);

  const P f = m - P(T(1)), half_square = f * f * P(T(0.5));
  P result;
  if constexpr (single) {
    const P tail = polynomial(f, -0.0786557049, 0.128792465, -0.131252661, 0.141814098, -0.166249722, 0.200022832,
                              -0.250007957, 0.333333164);
    const P small = fma(n, P(-2.12194440e-4f), fma(f * f * f, tail, -half_square));
    result = fma(n, P(0.693359375f), f + small);
  } else {
    // log(1+f) = f − (f²/2 − s·(f²/2 + R(s²))), s = f/(2+f)
    const P s = f / (f + P(T(2))), z = s * s;
    const P tail = z * polynomial(z, 0.14756417562386187, 0.15318239956779922, 0.18183389111526047, 0.22222202225239165,
                                  0.2857142870315619, 0.3999999999961443, 0.6666666666666698);
    const P small = fma(n, P(0x1.a39ef35793c76p-33), s * (half_square + tail));
    result = fma(n, P(0x1.62e42feep-1), f - (half_square - small));
  }
  const P special = select(x == P::zero(), P(-limits::infinity()), select(x < P::zero(), P(limits::quiet_NaN()), x));
  return select(x > P::zero() && x < P(limits::infinity()), result, special);
}

// u = 1 + x rounded, log u + (x − (u − 1))/u: the quotient is what the rounding lost.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> log1p(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  const P u = x + P(T(1));
  const P lost = (x - (u - P(T(1)))) / u;
  return select(x == P::zero(), x,
                log(u) + select(u > P::zero() && u < P(std::numeric_limits<T>::infinity()), lost, P::zero()));
}

}  // namespace etch::inline ETCH_TARGET
