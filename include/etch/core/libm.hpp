// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The C library's functions, by the compiler's own names for them: <cmath> takes longer to parse than a network to
// declare.
#pragma once

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET::libm {

ETCH_INLINE float exp(float x) { return __builtin_expf(x); }
ETCH_INLINE double exp(double x) { return __builtin_exp(x); }
ETCH_INLINE long double exp(long double x) { return __builtin_expl(x); }
ETCH_INLINE float expm1(float x) { return __builtin_expm1f(x); }
ETCH_INLINE double expm1(double x) { return __builtin_expm1(x); }
ETCH_INLINE long double expm1(long double x) { return __builtin_expm1l(x); }
ETCH_INLINE float log(float x) { return __builtin_logf(x); }
ETCH_INLINE double log(double x) { return __builtin_log(x); }
ETCH_INLINE long double log(long double x) { return __builtin_logl(x); }
ETCH_INLINE float log1p(float x) { return __builtin_log1pf(x); }
ETCH_INLINE double log1p(double x) { return __builtin_log1p(x); }
ETCH_INLINE long double log1p(long double x) { return __builtin_log1pl(x); }
ETCH_INLINE float sqrt(float x) { return __builtin_sqrtf(x); }
ETCH_INLINE double sqrt(double x) { return __builtin_sqrt(x); }
ETCH_INLINE long double sqrt(long double x) { return __builtin_sqrtl(x); }
ETCH_INLINE float tanh(float x) { return __builtin_tanhf(x); }
ETCH_INLINE double tanh(double x) { return __builtin_tanh(x); }
ETCH_INLINE long double tanh(long double x) { return __builtin_tanhl(x); }
ETCH_INLINE float erf(float x) { return __builtin_erff(x); }
ETCH_INLINE double erf(double x) { return __builtin_erf(x); }
ETCH_INLINE long double erf(long double x) { return __builtin_erfl(x); }
ETCH_INLINE float sin(float x) { return __builtin_sinf(x); }
ETCH_INLINE double sin(double x) { return __builtin_sin(x); }
ETCH_INLINE long double sin(long double x) { return __builtin_sinl(x); }
ETCH_INLINE float cos(float x) { return __builtin_cosf(x); }
ETCH_INLINE double cos(double x) { return __builtin_cos(x); }
ETCH_INLINE long double cos(long double x) { return __builtin_cosl(x); }
ETCH_INLINE float pow(float x, float exponent) { return __builtin_powf(x, exponent); }
ETCH_INLINE double pow(double x, double exponent) { return __builtin_pow(x, exponent); }
ETCH_INLINE long double pow(long double x, long double exponent) { return __builtin_powl(x, exponent); }

}  // namespace etch::inline ETCH_TARGET::libm
