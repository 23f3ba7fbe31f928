// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The NEON instructions that have to be named.
#pragma once

#include <arm_neon.h>

#include <etch/kernel/detail/portable.hpp>

namespace etch::inline ETCH_TARGET::machine {

using float_4 = vector<float, 4>;
using double_2 = vector<double, 2>;

ETCH_INLINE float_4 multiply_add(float_4 a, float_4 b, float_4 c) { return vfmaq_f32(c, a, b); }
ETCH_INLINE double_2 multiply_add(double_2 a, double_2 b, double_2 c) { return vfmaq_f64(c, a, b); }
ETCH_INLINE float_4 square_root(float_4 a) { return vsqrtq_f32(a); }
ETCH_INLINE double_2 square_root(double_2 a) { return vsqrtq_f64(a); }

}  // namespace etch::inline ETCH_TARGET::machine
