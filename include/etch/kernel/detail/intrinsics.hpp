// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What ETCH_X86 needs. To read <immintrin.h> takes gcc half a second of every compilation, and the builtins used here
// are the same from gcc 12 to 16.
#pragma once

#include <etch/core/config.hpp>

#if ETCH_X86_HEADER
#include <immintrin.h>
#endif
