// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every branch says how many values it takes and yields, unless an image tells it.
// expect: a branch of Parallel has to say
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 2, 2>,
                             etch::Parallel<etch::Sum, etch::Conv2D<1, etch::Kernel<1>>, etch::Activation<etch::ReLU>>,
                             etch::Dense<4, 2>>;
#else
using net =
    etch::Sequential<etch::Dense<2, 4>, etch::Parallel<etch::Sum, etch::Dense<4, 4>, etch::Activation<etch::ReLU>>,
                     etch::Dense<4, 2>>;
#endif
constexpr auto count = net::parameter_count;
