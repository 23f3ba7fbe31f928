// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The x86 instructions that have to be named: fused multiply-add, minimum, maximum, square root and
// partial loads of each register.
#pragma once

#include <etch/kernel/detail/intrinsics.hpp>
#include <etch/kernel/detail/portable.hpp>

namespace etch::inline ETCH_TARGET::machine {

using float_4 = vector<float, 4>;
using double_2 = vector<double, 2>;

template <class V>
requires(sizeof(V) >= 16) ETCH_INLINE V as_whole(V v) {
  asm("" : "+v"(v));
  return v;
}
#if !defined(__clang__)
template <class V>
requires(sizeof(V) >= 16) ETCH_INLINE V in_register(V v) { return as_whole(v); }
#endif

ETCH_INLINE float_4 larger(float_4 a, float_4 b) { return ETCH_X86(_mm_max_ps(a, b), maxps(a, b)); }
ETCH_INLINE float_4 smaller(float_4 a, float_4 b) { return ETCH_X86(_mm_min_ps(a, b), minps(a, b)); }
ETCH_INLINE float_4 square_root(float_4 a) { return ETCH_X86(_mm_sqrt_ps(a), sqrtps(a)); }
ETCH_INLINE double_2 larger(double_2 a, double_2 b) { return ETCH_X86(_mm_max_pd(a, b), maxpd(a, b)); }
ETCH_INLINE double_2 smaller(double_2 a, double_2 b) { return ETCH_X86(_mm_min_pd(a, b), minpd(a, b)); }
ETCH_INLINE double_2 square_root(double_2 a) { return ETCH_X86(_mm_sqrt_pd(a), sqrtpd(a)); }

#if defined(__AVX2__) && defined(__FMA__)
using float_8 = vector<float, 8>;
using double_4 = vector<double, 4>;

ETCH_INLINE float_4 multiply_add(float_4 a, float_4 b, float_4 c) {
  return ETCH_X86(_mm_fmadd_ps(a, b, c), vfmaddps(a, b, c));
}
ETCH_INLINE double_2 multiply_add(double_2 a, double_2 b, double_2 c) {
  return ETCH_X86(_mm_fmadd_pd(a, b, c), vfmaddpd(a, b, c));
}
ETCH_INLINE float_8 multiply_add(float_8 a, float_8 b, float_8 c) {
  return ETCH_X86(_mm256_fmadd_ps(a, b, c), vfmaddps256(a, b, c));
}
ETCH_INLINE double_4 multiply_add(double_4 a, double_4 b, double_4 c) {
  return ETCH_X86(_mm256_fmadd_pd(a, b, c), vfmaddpd256(a, b, c));
}
ETCH_INLINE float_8 larger(float_8 a, float_8 b) { return ETCH_X86(_mm256_max_ps(a, b), maxps256(a, b)); }
ETCH_INLINE float_8 smaller(float_8 a, float_8 b) { return ETCH_X86(_mm256_min_ps(a, b), minps256(a, b)); }
ETCH_INLINE float_8 square_root(float_8 a) { return ETCH_X86(_mm256_sqrt_ps(a), sqrtps256(a)); }
ETCH_INLINE double_4 larger(double_4 a, double_4 b) { return ETCH_X86(_mm256_max_pd(a, b), maxpd256(a, b)); }
ETCH_INLINE double_4 smaller(double_4 a, double_4 b) { return ETCH_X86(_mm256_min_pd(a, b), minpd256(a, b)); }
ETCH_INLINE double_4 square_root(double_4 a) { return ETCH_X86(_mm256_sqrt_pd(a), sqrtpd256(a)); }

#if !defined(__AVX512VL__)
// The instructions take the mask as an integer register.
template <class T, index Lanes>
ETCH_INLINE auto lanes_below(index n) {
  using integer = integer_like<T>;
  vector<integer, Lanes> lane{};
  for (index i = 0; i < Lanes; ++i) lane[i] = static_cast<integer>(i);
  return lane < static_cast<integer>(n < Lanes ? n : Lanes);
}
ETCH_INLINE void load_first(index n, const float* p, float_8& v) {
  const auto some = lanes_below<float, 8>(n);
  v = ETCH_X86(_mm256_maskload_ps(p, reinterpret<__m256i>(some)),
               maskloadps256(reinterpret_cast<const float_8*>(p), reinterpret<vector<int, 8>>(some)));
}
ETCH_INLINE void load_first(index n, const float* p, float_4& v) {
  const auto some = lanes_below<float, 4>(n);
  v = ETCH_X86(_mm_maskload_ps(p, reinterpret<__m128i>(some)),
               maskloadps(reinterpret_cast<const float_4*>(p), reinterpret<vector<int, 4>>(some)));
}
ETCH_INLINE void load_first(index n, const double* p, double_4& v) {
  const auto some = lanes_below<double, 4>(n);
  v = ETCH_X86(_mm256_maskload_pd(p, reinterpret<__m256i>(some)),
               maskloadpd256(reinterpret_cast<const double_4*>(p), reinterpret<vector<long long, 4>>(some)));
}

// In halves: to store under a mask takes AMD's processors dozens of cycles.
ETCH_INLINE void store_first(index n, float* p, float_4 v) {
  if (n >= 4) {
    __builtin_memcpy(p, &v, sizeof(v));
  } else {
    if (n & 2) {
      const double both = reinterpret<double_2>(v)[0];
      __builtin_memcpy(p, &both, sizeof(both));
    }
    if (n & 1) p[n & 2] = n & 2 ? v[2] : v[0];
  }
}
template <class T, class V>
requires(sizeof(V) == 32) ETCH_INLINE void store_first(index n, T* p, V v) {
  constexpr index half = 16 / sizeof(T);
  if (n >= 2 * half) {
    __builtin_memcpy(p, &v, sizeof(v));
  } else if (n >= half) {
    store_first(half, p, low_lanes(v, std::make_index_sequence<half>{}));
    store_first(n - half, p + half, high_half(v, std::make_index_sequence<half>{}));
  } else {
    store_first(n, p, low_lanes(v, std::make_index_sequence<half>{}));
  }
}
#endif
#endif

}  // namespace etch::inline ETCH_TARGET::machine
