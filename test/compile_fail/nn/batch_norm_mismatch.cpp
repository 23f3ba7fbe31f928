// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Normalisation has the width of what flows in.
// expect: layer widths do not match
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 8>, etch::BatchNorm<8>, etch::Dense<8, 2>>;
#else
using net = etch::Sequential<etch::Dense<4, 8>, etch::BatchNorm<7>, etch::Dense<7, 2>>;
#endif
constexpr auto count = net::parameter_count;
