// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The AVX-512 instructions that have to be named, for its widest register and, where masks are involved, the narrower.
#pragma once

#include <immintrin.h>

#include <etch/kernel/detail/x86.hpp>

namespace etch::inline ETCH_TARGET::machine {

using float_16 = vector<float, 16>;
using double_8 = vector<double, 8>;

// The zero-masked forms with a full mask compile to the plain instructions; gcc 12 warns about the plain forms.
inline constexpr __mmask8 all_8 = 0xFF;
inline constexpr __mmask16 all_16 = 0xFFFF;

ETCH_INLINE float_16 multiply_add(float_16 a, float_16 b, float_16 c) { return _mm512_fmadd_ps(a, b, c); }
ETCH_INLINE double_8 multiply_add(double_8 a, double_8 b, double_8 c) { return _mm512_fmadd_pd(a, b, c); }
ETCH_INLINE float_16 larger(float_16 a, float_16 b) { return _mm512_maskz_max_ps(all_16, a, b); }
ETCH_INLINE float_16 smaller(float_16 a, float_16 b) { return _mm512_maskz_min_ps(all_16, a, b); }
ETCH_INLINE float_16 square_root(float_16 a) { return _mm512_maskz_sqrt_ps(all_16, a); }
ETCH_INLINE double_8 larger(double_8 a, double_8 b) { return _mm512_maskz_max_pd(all_8, a, b); }
ETCH_INLINE double_8 smaller(double_8 a, double_8 b) { return _mm512_maskz_min_pd(all_8, a, b); }
ETCH_INLINE double_8 square_root(double_8 a) { return _mm512_maskz_sqrt_pd(all_8, a); }

// gcc would go through memory.
ETCH_INLINE void extend(float_4 some, float_16& wide) {
  wide = _mm512_maskz_insertf32x4(all_16, _mm512_setzero_ps(), some, 0);
}
ETCH_INLINE void extend(float_8 some, float_16& wide) {
  wide = _mm512_maskz_insertf32x8(all_16, _mm512_setzero_ps(), some, 0);
}
ETCH_INLINE void extend(double_2 some, double_8& wide) {
  wide = _mm512_maskz_insertf64x2(all_8, _mm512_setzero_pd(), some, 0);
}
ETCH_INLINE void extend(double_4 some, double_8& wide) {
  wide = _mm512_maskz_insertf64x4(all_8, _mm512_setzero_pd(), some, 0);
}

// p·2ⁿ for integral n, rounded once.
ETCH_INLINE float_16 scale(float_16 p, float_16 n) { return _mm512_maskz_scalef_ps(all_16, p, n); }
ETCH_INLINE float_8 scale(float_8 p, float_8 n) { return _mm256_scalef_ps(p, n); }
ETCH_INLINE float_4 scale(float_4 p, float_4 n) { return _mm_scalef_ps(p, n); }
ETCH_INLINE double_8 scale(double_8 p, double_8 n) { return _mm512_maskz_scalef_pd(all_8, p, n); }
ETCH_INLINE double_4 scale(double_4 p, double_4 n) { return _mm256_scalef_pd(p, n); }
ETCH_INLINE double_2 scale(double_2 p, double_2 n) { return _mm_scalef_pd(p, n); }

template <int Predicate>
ETCH_INLINE std::uint16_t compare(float_16 a, float_16 b) {
  return _mm512_cmp_ps_mask(a, b, Predicate);
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(float_8 a, float_8 b) {
  return _mm256_cmp_ps_mask(a, b, Predicate);
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(float_4 a, float_4 b) {
  return _mm_cmp_ps_mask(a, b, Predicate);
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_8 a, double_8 b) {
  return _mm512_cmp_pd_mask(a, b, Predicate);
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_4 a, double_4 b) {
  return _mm256_cmp_pd_mask(a, b, Predicate);
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_2 a, double_2 b) {
  return _mm_cmp_pd_mask(a, b, Predicate);
}

ETCH_INLINE float_16 blend(std::uint16_t m, float_16 a, float_16 b) { return _mm512_mask_blend_ps(m, b, a); }
ETCH_INLINE float_8 blend(std::uint8_t m, float_8 a, float_8 b) { return _mm256_mask_blend_ps(m, b, a); }
ETCH_INLINE float_4 blend(std::uint8_t m, float_4 a, float_4 b) { return _mm_mask_blend_ps(m, b, a); }
ETCH_INLINE double_8 blend(std::uint8_t m, double_8 a, double_8 b) { return _mm512_mask_blend_pd(m, b, a); }
ETCH_INLINE double_4 blend(std::uint8_t m, double_4 a, double_4 b) { return _mm256_mask_blend_pd(m, b, a); }
ETCH_INLINE double_2 blend(std::uint8_t m, double_2 a, double_2 b) { return _mm_mask_blend_pd(m, b, a); }

// One bit for each of the first n lanes.
template <class Bits, index Lanes>
ETCH_INLINE Bits lanes_below(index n) {
  return static_cast<Bits>(n >= Lanes ? (1u << Lanes) - 1 : (1u << n) - 1);
}
ETCH_INLINE void load_first(index n, const float* p, float_16& v) {
  v = _mm512_maskz_loadu_ps(lanes_below<std::uint16_t, 16>(n), p);
}
ETCH_INLINE void store_first(index n, float* p, float_16 v) {
  _mm512_mask_storeu_ps(p, lanes_below<std::uint16_t, 16>(n), v);
}
ETCH_INLINE void load_first(index n, const float* p, float_8& v) {
  v = _mm256_maskz_loadu_ps(lanes_below<std::uint8_t, 8>(n), p);
}
ETCH_INLINE void store_first(index n, float* p, float_8 v) {
  _mm256_mask_storeu_ps(p, lanes_below<std::uint8_t, 8>(n), v);
}
ETCH_INLINE void load_first(index n, const float* p, float_4& v) {
  v = _mm_maskz_loadu_ps(lanes_below<std::uint8_t, 4>(n), p);
}
ETCH_INLINE void store_first(index n, float* p, float_4 v) {
  _mm_mask_storeu_ps(p, lanes_below<std::uint8_t, 4>(n), v);
}
ETCH_INLINE void load_first(index n, const double* p, double_8& v) {
  v = _mm512_maskz_loadu_pd(lanes_below<std::uint8_t, 8>(n), p);
}
ETCH_INLINE void store_first(index n, double* p, double_8 v) {
  _mm512_mask_storeu_pd(p, lanes_below<std::uint8_t, 8>(n), v);
}
ETCH_INLINE void load_first(index n, const double* p, double_4& v) {
  v = _mm256_maskz_loadu_pd(lanes_below<std::uint8_t, 4>(n), p);
}
ETCH_INLINE void store_first(index n, double* p, double_4 v) {
  _mm256_mask_storeu_pd(p, lanes_below<std::uint8_t, 4>(n), v);
}
ETCH_INLINE void load_first(index n, const double* p, double_2& v) {
  v = _mm_maskz_loadu_pd(lanes_below<std::uint8_t, 2>(n), p);
}
ETCH_INLINE void store_first(index n, double* p, double_2 v) {
  _mm_mask_storeu_pd(p, lanes_below<std::uint8_t, 2>(n), v);
}

// Unsigned a >= b of 32-bit integers.
using word_16 = vector<std::uint32_t, 16>;
using word_8 = vector<std::uint32_t, 8>;
using word_4 = vector<std::uint32_t, 4>;
ETCH_INLINE std::uint16_t at_least(word_16 a, word_16 b) {
  return _mm512_cmpge_epu32_mask(reinterpret<__m512i>(a), reinterpret<__m512i>(b));
}
ETCH_INLINE std::uint8_t at_least(word_8 a, word_8 b) {
  return _mm256_cmpge_epu32_mask(reinterpret<__m256i>(a), reinterpret<__m256i>(b));
}
ETCH_INLINE std::uint8_t at_least(word_4 a, word_4 b) {
  return _mm_cmpge_epu32_mask(reinterpret<__m128i>(a), reinterpret<__m128i>(b));
}

}  // namespace etch::inline ETCH_TARGET::machine
