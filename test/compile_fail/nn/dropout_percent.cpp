// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A rate is a fraction, not a percentage.
// expect: for 20 % write Dropout<0.2>
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<0.2>, etch::Dense<8, 2>>;
#else
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<20>, etch::Dense<8, 2>>;
#endif
constexpr auto count = net::parameter_count;
