// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Division and square root within 2 units in the last place where the exact instruction is slow: an estimate and one
// Newton step. Elsewhere these are the exact operations.
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
template <class V>
ETCH_INLINE V quick_square_root(V v) {
  return square_root(v);
}

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
// r ← r + r·(1 − d·r)
ETCH_INLINE float_16 quick_reciprocal_of_normal(float_16 d) {
  const float_16 r = _mm512_maskz_rcp14_ps(all_16, d);
  return _mm512_fmadd_ps(_mm512_fnmadd_ps(d, r, _mm512_set1_ps(1)), r, r);
}
// Zero, infinity and subnormals keep the estimate: the step would turn ∞·0 into NaN.
ETCH_INLINE float_16 quick_reciprocal(float_16 d) {
  constexpr int zero_infinity_subnormal = 0x02 | 0x04 | 0x08 | 0x10 | 0x20;
  const float_16 r = _mm512_maskz_rcp14_ps(all_16, d);
  const __mmask16 plain = _knot_mask16(_mm512_fpclass_ps_mask(d, zero_infinity_subnormal));
  const float_16 error = _mm512_fnmadd_ps(d, r, _mm512_set1_ps(1));
  return _mm512_mask_fmadd_ps(r, plain, error, r);
}
ETCH_INLINE float_16 quick_divide(float_16 a, float_16 b) { return a * quick_reciprocal(b); }
ETCH_INLINE float_16 quick_divide_by_normal(float_16 a, float_16 b) { return a * quick_reciprocal_of_normal(b); }
// s = v·r, s ← s + s·(½ − s·½r); zero and infinity are their own roots.
ETCH_INLINE float_16 quick_square_root(float_16 v) {
  constexpr int zero_or_infinity = 0x02 | 0x04 | 0x08;
  const float_16 r = _mm512_maskz_rsqrt14_ps(all_16, v), s = v * r;
  const float_16 error = _mm512_fnmadd_ps(s, r * 0.5f, _mm512_set1_ps(0.5f));
  return _mm512_mask_blend_ps(_mm512_fpclass_ps_mask(v, zero_or_infinity), _mm512_fmadd_ps(s, error, s), v);
}
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
template <class T, index Lanes>
ETCH_INLINE pack<T, Lanes> quick_sqrt(pack<T, Lanes> v) {
  return pack<T, Lanes>::of(machine::quick_square_root(v.raw));
}

}  // namespace etch::inline ETCH_TARGET
