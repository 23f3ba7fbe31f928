// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The instructions the compiler's vector extension has no operator for, spelled with the operators it has.
#pragma once

#include <etch/kernel/detail/register.hpp>

namespace etch::inline ETCH_TARGET::machine {

// a·b + c
template <class V>
ETCH_INLINE V multiply_add(V a, V b, V c) {
  return a * b + c;
}

// b where the comparison is false: also where one of the two is NaN.
template <class V>
ETCH_INLINE V larger(V a, V b) {
  return a > b ? a : b;
}
template <class V>
ETCH_INLINE V smaller(V a, V b) {
  return a < b ? a : b;
}

// The lanes of some, and zeros after them.
template <class V, class Wide>
ETCH_INLINE void extend(V some, Wide& wide) {
  wide = Wide{};
  for (index lane = 0; lane < sizeof(V) / sizeof(some[0]); ++lane) wide[lane] = some[lane];
}

ETCH_INLINE float square_root(float v) { return __builtin_sqrtf(v); }
ETCH_INLINE double square_root(double v) { return __builtin_sqrt(v); }
template <class V>
ETCH_INLINE V square_root(V v) {
  for (index lane = 0; lane < sizeof(V) / sizeof(v[0]); ++lane) v[lane] = square_root(v[lane]);
  return v;
}

// The predicates are numbered as x86's compare instruction numbers them: quiet, and all but != false where a side is
// NaN.
inline constexpr int equal = 0, not_equal = 4, less = 17, at_most = 18;

template <int Predicate, class V>
ETCH_INLINE auto compare(V a, V b) {
  if constexpr (Predicate == equal)
    return a == b;
  else if constexpr (Predicate == not_equal)
    return a != b;
  else if constexpr (Predicate == less)
    return a < b;
  else
    return a <= b;
}

// a where the mask is true, b elsewhere.
template <class Mask, class V>
ETCH_INLINE V blend(Mask m, V a, V b) {
  return m ? a : b;
}

// a >= b for unsigned integers.
template <class V>
ETCH_INLINE auto at_least(V a, V b) {
  return a >= b;
}

// The value in a register, where a compiler would read it from memory again.
template <class V>
ETCH_INLINE V in_register(V v) {
  return v;
}

// The value made as a whole, where a compiler would make a part of it first.
template <class V>
ETCH_INLINE V as_whole(V v) {
  return v;
}

// p·2ⁿ: only where there is an instruction for it.
template <class V>
V scale(V p, V n) = delete;

// The first n lanes; the others are zero, and no memory behind the n values is touched.
template <class T, class V>
ETCH_INLINE void load_first(index n, const T* from, V& to) {
  T lane[sizeof(V) / sizeof(T)]{};
  for (index i = 0; i < sizeof(V) / sizeof(T); ++i)
    if (i < n) lane[i] = from[i];
  __builtin_memcpy(&to, lane, sizeof(V));
}
template <class T, class V>
ETCH_INLINE void store_first(index n, T* to, V from) {
  T lane[sizeof(V) / sizeof(T)];
  __builtin_memcpy(lane, &from, sizeof(V));
  for (index i = 0; i < sizeof(V) / sizeof(T); ++i)
    if (i < n) to[i] = lane[i];
}

#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
ETCH_INLINE float multiply_add(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
ETCH_INLINE double multiply_add(double a, double b, double c) { return __builtin_fma(a, b, c); }
#endif

}  // namespace etch::inline ETCH_TARGET::machine
