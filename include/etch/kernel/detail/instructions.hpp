// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The instructions of the target.
#pragma once

#include <etch/core/lanes.hpp>
#include <etch/kernel/detail/portable.hpp>

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
#include <etch/kernel/detail/avx512.hpp>
#elif defined(__SSE2__)
#include <etch/kernel/detail/x86.hpp>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <etch/kernel/detail/neon.hpp>
#endif
