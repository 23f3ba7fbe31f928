// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Dropping everything trains nothing.
// expect: it must be below 1
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<0>, etch::Dense<8, 2>>;
#else
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<1>, etch::Dense<8, 2>>;
#endif
constexpr auto count = net::parameter_count;
