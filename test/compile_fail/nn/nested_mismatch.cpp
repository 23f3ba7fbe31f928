// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A network within a network connects like any other layer.
// expect: layer widths do not match
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 8>, etch::Sequential<etch::Dense<8, 3>, etch::Dense<3, 2>>>;
#else
using net = etch::Sequential<etch::Dense<4, 8>, etch::Sequential<etch::Dense<7, 3>, etch::Dense<3, 2>>>;
#endif
constexpr auto count = net::parameter_count;
