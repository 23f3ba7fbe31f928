// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Powers: small whole exponents by multiplication, all others as the standard library has them.
#pragma once

#include <type_traits>

#include <etch/kernel/math/polynomial.hpp>

namespace etch::inline ETCH_TARGET {

template <class T>
ETCH_INLINE T scalar_power(T x, T exponent) {
  if constexpr (sizeof(T) == 4)
    return __builtin_powf(x, exponent);
  else
    return __builtin_pow(x, exponent);
}

template <class T, index Lanes>
pack<T, Lanes> pow(pack<T, Lanes> x, pack<T, Lanes> exponent) {
  T base[Lanes], power[Lanes];
  x.store(base);
  exponent.store(power);
  for (index i = 0; i < Lanes; ++i) base[i] = scalar_power(base[i], power[i]);
  return pack<T, Lanes>::load(base);
}

template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> pow(pack<T, Lanes> x, std::type_identity_t<T> exponent) {
  if (exponent == T(0)) return pack<T, Lanes>(T(1));
  if (exponent == T(1)) return x;
  if (exponent == T(2)) return x * x;
  if (exponent == T(3)) return x * x * x;
  if (exponent == T(4)) return (x * x) * (x * x);
  if (exponent == T(-1)) return pack<T, Lanes>(T(1)) / x;
  return lanewise(x, [exponent](T value) { return scalar_power(value, exponent); });
}

}  // namespace etch::inline ETCH_TARGET
