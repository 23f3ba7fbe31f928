// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A network has a layer.
// expect: a network needs at least one layer
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<2, 1>>;
#else
using net = etch::Sequential<>;
#endif
constexpr auto count = net::parameter_count;
