// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The AVX-512 instructions that have to be named, for its widest register and, where masks are involved, the narrower.
#pragma once

#include <etch/kernel/detail/intrinsics.hpp>
#include <etch/kernel/detail/x86.hpp>

// gcc's builtins take some masks as signed.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace etch::inline ETCH_TARGET::machine {

using float_16 = vector<float, 16>;
using double_8 = vector<double, 8>;

// The zero-masked forms with a full mask compile to the plain instructions; gcc 12 warns about the plain forms.
inline constexpr std::uint8_t all_8 = 0xFF;
inline constexpr std::uint16_t all_16 = 0xFFFF;
// As the thread rounds.
inline constexpr int rounding = 4;

ETCH_INLINE float_16 multiply_add(float_16 a, float_16 b, float_16 c) {
  return ETCH_X86(_mm512_fmadd_ps(a, b, c), vfmaddps512_mask(a, b, c, all_16, rounding));
}
ETCH_INLINE double_8 multiply_add(double_8 a, double_8 b, double_8 c) {
  return ETCH_X86(_mm512_fmadd_pd(a, b, c), vfmaddpd512_mask(a, b, c, all_8, rounding));
}
ETCH_INLINE float_16 larger(float_16 a, float_16 b) {
  return ETCH_X86(_mm512_maskz_max_ps(all_16, a, b), maxps512_mask(a, b, float_16{}, all_16, rounding));
}
ETCH_INLINE float_16 smaller(float_16 a, float_16 b) {
  return ETCH_X86(_mm512_maskz_min_ps(all_16, a, b), minps512_mask(a, b, float_16{}, all_16, rounding));
}
ETCH_INLINE float_16 square_root(float_16 a) {
  return ETCH_X86(_mm512_maskz_sqrt_ps(all_16, a), sqrtps512_mask(a, float_16{}, all_16, rounding));
}
ETCH_INLINE double_8 larger(double_8 a, double_8 b) {
  return ETCH_X86(_mm512_maskz_max_pd(all_8, a, b), maxpd512_mask(a, b, double_8{}, all_8, rounding));
}
ETCH_INLINE double_8 smaller(double_8 a, double_8 b) {
  return ETCH_X86(_mm512_maskz_min_pd(all_8, a, b), minpd512_mask(a, b, double_8{}, all_8, rounding));
}
ETCH_INLINE double_8 square_root(double_8 a) {
  return ETCH_X86(_mm512_maskz_sqrt_pd(all_8, a), sqrtpd512_mask(a, double_8{}, all_8, rounding));
}

// gcc would go through memory.
ETCH_INLINE void extend(float_4 some, float_16& wide) {
  wide = ETCH_X86(_mm512_maskz_insertf32x4(all_16, _mm512_setzero_ps(), some, 0),
                  insertf32x4_mask(float_16{}, some, 0, float_16{}, all_16));
}
ETCH_INLINE void extend(float_8 some, float_16& wide) {
  wide = ETCH_X86(_mm512_maskz_insertf32x8(all_16, _mm512_setzero_ps(), some, 0),
                  insertf32x8_mask(float_16{}, some, 0, float_16{}, all_16));
}
ETCH_INLINE void extend(double_2 some, double_8& wide) {
  wide = ETCH_X86(_mm512_maskz_insertf64x2(all_8, _mm512_setzero_pd(), some, 0),
                  insertf64x2_512_mask(double_8{}, some, 0, double_8{}, all_8));
}
ETCH_INLINE void extend(double_4 some, double_8& wide) {
  wide = ETCH_X86(_mm512_maskz_insertf64x4(all_8, _mm512_setzero_pd(), some, 0),
                  insertf64x4_mask(double_8{}, some, 0, double_8{}, all_8));
}

// 1/d, but for an error of up to 2⁻¹⁴ of it.
ETCH_INLINE float_16 estimate_of_reciprocal(float_16 d) {
  return ETCH_X86(_mm512_maskz_rcp14_ps(all_16, d), rcp14ps512_mask(d, float_16{}, all_16));
}

// p·2ⁿ for integral n, rounded once.
ETCH_INLINE float_16 scale(float_16 p, float_16 n) {
  return ETCH_X86(_mm512_maskz_scalef_ps(all_16, p, n), scalefps512_mask(p, n, float_16{}, all_16, rounding));
}
ETCH_INLINE float_8 scale(float_8 p, float_8 n) {
  return ETCH_X86(_mm256_scalef_ps(p, n), scalefps256_mask(p, n, float_8{}, all_8));
}
ETCH_INLINE float_4 scale(float_4 p, float_4 n) {
  return ETCH_X86(_mm_scalef_ps(p, n), scalefps128_mask(p, n, float_4{}, all_8));
}
ETCH_INLINE double_8 scale(double_8 p, double_8 n) {
  return ETCH_X86(_mm512_maskz_scalef_pd(all_8, p, n), scalefpd512_mask(p, n, double_8{}, all_8, rounding));
}
ETCH_INLINE double_4 scale(double_4 p, double_4 n) {
  return ETCH_X86(_mm256_scalef_pd(p, n), scalefpd256_mask(p, n, double_4{}, all_8));
}
ETCH_INLINE double_2 scale(double_2 p, double_2 n) {
  return ETCH_X86(_mm_scalef_pd(p, n), scalefpd128_mask(p, n, double_2{}, all_8));
}

template <int Predicate>
ETCH_INLINE std::uint16_t compare(float_16 a, float_16 b) {
  return ETCH_X86(_mm512_cmp_ps_mask(a, b, Predicate), cmpps512_mask(a, b, Predicate, all_16, rounding));
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(float_8 a, float_8 b) {
  return ETCH_X86(_mm256_cmp_ps_mask(a, b, Predicate), cmpps256_mask(a, b, Predicate, all_8));
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(float_4 a, float_4 b) {
  return ETCH_X86(_mm_cmp_ps_mask(a, b, Predicate), cmpps128_mask(a, b, Predicate, all_8));
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_8 a, double_8 b) {
  return ETCH_X86(_mm512_cmp_pd_mask(a, b, Predicate), cmppd512_mask(a, b, Predicate, all_8, rounding));
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_4 a, double_4 b) {
  return ETCH_X86(_mm256_cmp_pd_mask(a, b, Predicate), cmppd256_mask(a, b, Predicate, all_8));
}
template <int Predicate>
ETCH_INLINE std::uint8_t compare(double_2 a, double_2 b) {
  return ETCH_X86(_mm_cmp_pd_mask(a, b, Predicate), cmppd128_mask(a, b, Predicate, all_8));
}

ETCH_INLINE float_16 blend(std::uint16_t m, float_16 a, float_16 b) {
  return ETCH_X86(_mm512_mask_blend_ps(m, b, a), blendmps_512_mask(b, a, m));
}
ETCH_INLINE float_8 blend(std::uint8_t m, float_8 a, float_8 b) {
  return ETCH_X86(_mm256_mask_blend_ps(m, b, a), blendmps_256_mask(b, a, m));
}
ETCH_INLINE float_4 blend(std::uint8_t m, float_4 a, float_4 b) {
  return ETCH_X86(_mm_mask_blend_ps(m, b, a), blendmps_128_mask(b, a, m));
}
ETCH_INLINE double_8 blend(std::uint8_t m, double_8 a, double_8 b) {
  return ETCH_X86(_mm512_mask_blend_pd(m, b, a), blendmpd_512_mask(b, a, m));
}
ETCH_INLINE double_4 blend(std::uint8_t m, double_4 a, double_4 b) {
  return ETCH_X86(_mm256_mask_blend_pd(m, b, a), blendmpd_256_mask(b, a, m));
}
ETCH_INLINE double_2 blend(std::uint8_t m, double_2 a, double_2 b) {
  return ETCH_X86(_mm_mask_blend_pd(m, b, a), blendmpd_128_mask(b, a, m));
}

// a·b + c where the mask is true, a elsewhere.
ETCH_INLINE float_16 multiply_add_where(std::uint16_t m, float_16 a, float_16 b, float_16 c) {
  return ETCH_X86(_mm512_mask_fmadd_ps(a, m, b, c), vfmaddps512_mask(a, b, c, m, rounding));
}

// One bit for each of the first n lanes.
template <class Bits, index Lanes>
ETCH_INLINE Bits lanes_below(index n) {
  return static_cast<Bits>(n >= Lanes ? (1u << Lanes) - 1 : (1u << n) - 1);
}
ETCH_INLINE void load_first(index n, const float* p, float_16& v) {
  v = ETCH_X86(_mm512_maskz_loadu_ps(lanes_below<std::uint16_t, 16>(n), p),
               loadups512_mask(p, float_16{}, lanes_below<std::uint16_t, 16>(n)));
}
ETCH_INLINE void store_first(index n, float* p, float_16 v) {
  ETCH_X86(_mm512_mask_storeu_ps(p, lanes_below<std::uint16_t, 16>(n), v),
           storeups512_mask(p, v, lanes_below<std::uint16_t, 16>(n)));
}
ETCH_INLINE void load_first(index n, const float* p, float_8& v) {
  v = ETCH_X86(_mm256_maskz_loadu_ps(lanes_below<std::uint8_t, 8>(n), p),
               loadups256_mask(p, float_8{}, lanes_below<std::uint8_t, 8>(n)));
}
ETCH_INLINE void store_first(index n, float* p, float_8 v) {
  ETCH_X86(_mm256_mask_storeu_ps(p, lanes_below<std::uint8_t, 8>(n), v),
           storeups256_mask(p, v, lanes_below<std::uint8_t, 8>(n)));
}
ETCH_INLINE void load_first(index n, const float* p, float_4& v) {
  v = ETCH_X86(_mm_maskz_loadu_ps(lanes_below<std::uint8_t, 4>(n), p),
               loadups128_mask(p, float_4{}, lanes_below<std::uint8_t, 4>(n)));
}
ETCH_INLINE void store_first(index n, float* p, float_4 v) {
  ETCH_X86(_mm_mask_storeu_ps(p, lanes_below<std::uint8_t, 4>(n), v),
           storeups128_mask(p, v, lanes_below<std::uint8_t, 4>(n)));
}
ETCH_INLINE void load_first(index n, const double* p, double_8& v) {
  v = ETCH_X86(_mm512_maskz_loadu_pd(lanes_below<std::uint8_t, 8>(n), p),
               loadupd512_mask(p, double_8{}, lanes_below<std::uint8_t, 8>(n)));
}
ETCH_INLINE void store_first(index n, double* p, double_8 v) {
  ETCH_X86(_mm512_mask_storeu_pd(p, lanes_below<std::uint8_t, 8>(n), v),
           storeupd512_mask(p, v, lanes_below<std::uint8_t, 8>(n)));
}
ETCH_INLINE void load_first(index n, const double* p, double_4& v) {
  v = ETCH_X86(_mm256_maskz_loadu_pd(lanes_below<std::uint8_t, 4>(n), p),
               loadupd256_mask(p, double_4{}, lanes_below<std::uint8_t, 4>(n)));
}
ETCH_INLINE void store_first(index n, double* p, double_4 v) {
  ETCH_X86(_mm256_mask_storeu_pd(p, lanes_below<std::uint8_t, 4>(n), v),
           storeupd256_mask(p, v, lanes_below<std::uint8_t, 4>(n)));
}
ETCH_INLINE void load_first(index n, const double* p, double_2& v) {
  v = ETCH_X86(_mm_maskz_loadu_pd(lanes_below<std::uint8_t, 2>(n), p),
               loadupd128_mask(p, double_2{}, lanes_below<std::uint8_t, 2>(n)));
}
ETCH_INLINE void store_first(index n, double* p, double_2 v) {
  ETCH_X86(_mm_mask_storeu_pd(p, lanes_below<std::uint8_t, 2>(n), v),
           storeupd128_mask(p, v, lanes_below<std::uint8_t, 2>(n)));
}

// Unsigned a >= b of 32-bit integers.
using word_16 = vector<std::uint32_t, 16>;
using word_8 = vector<std::uint32_t, 8>;
using word_4 = vector<std::uint32_t, 4>;
ETCH_INLINE std::uint16_t at_least(word_16 a, word_16 b) {
  return ETCH_X86(_mm512_cmpge_epu32_mask(reinterpret<__m512i>(a), reinterpret<__m512i>(b)),
                  ucmpd512_mask(reinterpret<vector<int, 16>>(a), reinterpret<vector<int, 16>>(b), 5, all_16));
}
ETCH_INLINE std::uint8_t at_least(word_8 a, word_8 b) {
  return ETCH_X86(_mm256_cmpge_epu32_mask(reinterpret<__m256i>(a), reinterpret<__m256i>(b)),
                  ucmpd256_mask(reinterpret<vector<int, 8>>(a), reinterpret<vector<int, 8>>(b), 5, all_8));
}
ETCH_INLINE std::uint8_t at_least(word_4 a, word_4 b) {
  return ETCH_X86(_mm_cmpge_epu32_mask(reinterpret<__m128i>(a), reinterpret<__m128i>(b)),
                  ucmpd128_mask(reinterpret<vector<int, 4>>(a), reinterpret<vector<int, 4>>(b), 5, all_8));
}

}  // namespace etch::inline ETCH_TARGET::machine

#pragma GCC diagnostic pop
