// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What the compiler and its target are: the inline namespace that keeps instruction sets apart, inlining, unrolling.
#pragma once

// An absent header ends the compilation where #error would let hundreds of errors follow.
#if __cplusplus < 202002L
#include <Etch needs C++20: compile with -std=c++20 or newer>
#elif (defined(__apple_build_version__) && __clang_major__ < 17) ||                      \
    (!defined(__apple_build_version__) && defined(__clang__) && __clang_major__ < 18) || \
    (!defined(__clang__) && __GNUC__ < 12)
#include <Etch needs a newer compiler: gcc 12 or clang 18 or Apple clang 17 at least>
#endif

// Every header opens `namespace etch::inline ETCH_TARGET`, so one program can hold several instruction sets: code made
// for AVX-512 and code made for the baseline have different symbols.
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
#define ETCH_TARGET avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define ETCH_TARGET avx2
#elif defined(__SSE2__)
#define ETCH_TARGET sse2
#elif defined(__ARM_NEON) && defined(__aarch64__)
#define ETCH_TARGET neon
#else
#define ETCH_TARGET scalar
#endif

#if defined(__GNUC__) || defined(__clang__)
#define ETCH_INLINE [[gnu::always_inline]] inline
#define ETCH_NOINLINE [[gnu::noinline]]
#else
#define ETCH_INLINE inline
#define ETCH_NOINLINE
#endif

// Before a loop that walks through memory. Unrolled, as clang likes to, each of its loads would take longer strides
// than the processor foresees.
#if defined(__clang__)
#define ETCH_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define ETCH_ROLLED
#endif

// Before a loop of at most eight steps, which gcc writes out; clang would no longer inline what is around it.
#if defined(__clang__)
#define ETCH_FEW_STEPS ETCH_ROLLED
#else
#define ETCH_FEW_STEPS _Pragma("GCC unroll 8")
#endif

// An x86 instruction: the documented intrinsic, or the builtin that gcc makes it of, for which no header has to be
// read. See kernel/detail/intrinsics.hpp.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ <= 16
#define ETCH_X86_HEADER 0
#define ETCH_X86(intrinsic, builtin) __builtin_ia32_##builtin
#else
#define ETCH_X86_HEADER 1
#define ETCH_X86(intrinsic, builtin) intrinsic
#endif
