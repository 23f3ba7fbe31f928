// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Branches side by side take the same input.
// expect: all branches take the same input
// expect: 4 == 5
#include <etch/declare.hpp>

#ifdef FIXED
using net =
    etch::Sequential<etch::Parallel<etch::Concatenate, etch::Dense<4, 8>, etch::Dense<4, 2>>, etch::Dense<10, 3>>;
#else
using net =
    etch::Sequential<etch::Parallel<etch::Concatenate, etch::Dense<4, 8>, etch::Dense<5, 2>>, etch::Dense<10, 3>>;
#endif
constexpr auto count = net::parameter_count;
