// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Division within 2 units in the last place where the exact instruction is slow: an estimate and one Newton step, which
// run beside an exact square root. Elsewhere it is the exact division.
#pragma once

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

namespace machine {

template <class V>
ETCH_INLINE V quick_reciprocal(V d) {
  return 1 / d;
}
template <class V>
ETCH_INLINE V quick_reciprocal_of_normal(V d) {
  return 1 / d;
}
template <class V>
ETCH_INLINE V quick_divide(V a, V b) {
  return a / b;
}
template <class V>
ETCH_INLINE V quick_divide_by_normal(V a, V b) {
  return a / b;
}

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
// r ← r + r·(1 − d·r)
ETCH_INLINE float_16 quick_reciprocal_of_normal(float_16 d) {
  const float_16 r = estimate_of_reciprocal(d);
  return multiply_add(multiply_add(-d, r, float_16{} + 1), r, r);
}
// Where the error of the estimate is not a small number (zero, infinity, subnormals, NaN) the estimate stays.
ETCH_INLINE float_16 quick_reciprocal(float_16 d) {
  const float_16 r = estimate_of_reciprocal(d);
  const float_16 error = multiply_add(-d, r, float_16{} + 1);
  return multiply_add_where(compare<less>(float_16{} - 1, error), r, error, r);
}
ETCH_INLINE float_16 quick_divide(float_16 a, float_16 b) { return a * quick_reciprocal(b); }
ETCH_INLINE float_16 quick_divide_by_normal(float_16 a, float_16 b) { return a * quick_reciprocal_of_normal(b); }
#endif

}  // namespace machine

// 1/d
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> quick_reciprocal(pack<T, Lanes> d) {
  return pack<T, Lanes>::of(machine::quick_reciprocal(d.raw));
}
// 1/d for 2⁻¹²⁶ <= |d| <= 2¹²⁶ or NaN
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> quick_reciprocal_of_normal(pack<T, Lanes> d) {
  return pack<T, Lanes>::of(machine::quick_reciprocal_of_normal(d.raw));
}
// a/b
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> quick_divide(pack<T, Lanes> a, pack<T, Lanes> b) {
  return pack<T, Lanes>::of(machine::quick_divide(a.raw, b.raw));
}
// a/b for 2⁻¹²⁶ <= |b| <= 2¹²⁶ or NaN
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> quick_divide_by_normal(pack<T, Lanes> a, pack<T, Lanes> b) {
  return pack<T, Lanes>::of(machine::quick_divide_by_normal(a.raw, b.raw));
}

// What formulas divide with.
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> divide(pack<T, Lanes> a, pack<T, Lanes> b) {
  return quick_divide(a, b);
}

}  // namespace etch::inline ETCH_TARGET
