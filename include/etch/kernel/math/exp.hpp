// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// eˣ and eˣ − 1: x = n·ln 2 + r with |r| <= ln 2 / 2, a polynomial in r, and a scaling by 2ⁿ.
#pragma once

#include <etch/kernel/math/polynomial.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, index Lanes>
struct split_exponent {
  pack<T, Lanes> n, r, q;  // q = eʳ − 1
};

// Adding and subtracting 1.5·2^(digits−1) rounds to an integer, which is then in the low bits.
template <class T>
inline constexpr T rounding_shift = sizeof(T) == 4 ? T(12582912.0) : T(6755399441055744.0);

// n = round(x/ln 2), r = x − n·ln 2 in two steps whose first product is exact.
template <class T, index Lanes>
ETCH_INLINE split_exponent<T, Lanes> split_for_exp(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  constexpr bool single = sizeof(T) == 4;
  constexpr T high = single ? T(0.693359375) : T(0x1.62e42feep-1);
  constexpr T low = single ? T(-2.12194440054690582767e-4) : T(0x1.a39ef35793c76p-33);
  const P shift(rounding_shift<T>);
  const P n = fma(x, P(T(1.44269504088896340736)), shift) - shift;
  const P r = fma(n, P(-low), fma(n, P(-high), x));
  P tail;
  if constexpr (single)
    tail = polynomial(r, 0.00139464997, 0.00836658478, 0.0416662805, 0.166665435, 0.5);
  else
    tail = polynomial(r, 2.5114514861058447e-08, 2.7626309945401483e-07, 2.755722782013448e-06, 2.480150450727342e-05,
                      0.00019841269903183464, 0.0013888888932304412, 0.008333333333314518, 0.04166666666657397,
                      0.16666666666666685, 0.5);
  return {n, r, fma(r * r, tail, r)};
}

// p·2ⁿ for integral n with |n| < 2^(exponent bits), rounded once even where the result is subnormal.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> scale_by_power_of_two(pack<T, Lanes> p, pack<T, Lanes> n) {
  using P = pack<T, Lanes>;
  if constexpr (P::mask_type::is_bits) {
    return P::of(machine::scale(p.raw, n.raw));
  } else {
    constexpr int digits = sizeof(T) == 4 ? 23 : 52;
    constexpr auto bias = static_cast<machine::integer_like<T>>(sizeof(T) == 4 ? 127 : 1023);
    const P shift(rounding_shift<T>);
    const auto whole = (n + shift).bits() - shift.bits();
    const auto half = whole >> 1;
    return p * P::of_bits((half + bias) << digits) * P::of_bits((whole - half + bias) << digits);
  }
}

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> exp(pack<T, Lanes> x) {
  constexpr bool single = sizeof(T) == 4;
  const auto part = split_for_exp(clamp(x, single ? T(-105) : T(-750), single ? T(89) : T(710)));
  return scale_by_power_of_two(part.q + pack<T, Lanes>(T(1)), part.n);
}

// 2ⁿ·q + (2ⁿ − 1), halved inside so that the largest n does not overflow early.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> expm1(pack<T, Lanes> x) {
  using P = pack<T, Lanes>;
  constexpr bool single = sizeof(T) == 4;
  const auto part = split_for_exp(clamp(x, single ? T(-20) : T(-40), single ? T(89) : T(710)));
  const P half(T(0.5));
  const P power = scale_by_power_of_two(half, part.n);
  const P result = fma(power, part.q, power - half) * P(T(2));
  return select(abs(x) < P(single ? T(0x1p-26) : T(0x1p-55)), x, result);
}

}  // namespace etch::inline ETCH_TARGET
