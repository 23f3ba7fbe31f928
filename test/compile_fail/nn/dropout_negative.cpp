// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A rate is not negative.
// expect: it cannot be negative
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<0.2>, etch::Dense<8, 2>>;
#else
using net = etch::Sequential<etch::Dense<4, 8>, etch::Dropout<-0.2>, etch::Dense<8, 2>>;
#endif
constexpr auto count = net::parameter_count;
