// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x86 instructions by name: ETCH_X86(the documented intrinsic, the builtin that gcc makes it of). To read <immintrin.h>
// takes gcc half a second of every compilation. The builtins used here are the same from gcc 12 to 16.
#pragma once

#if !defined(__clang__) && defined(__GNUC__) && __GNUC__ <= 16
#define ETCH_X86(intrinsic, builtin) __builtin_ia32_##builtin
#else
#include <immintrin.h>
#define ETCH_X86(intrinsic, builtin) intrinsic
#endif
