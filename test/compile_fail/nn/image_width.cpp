// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The next layer takes as many values as the image has.
// expect: layer widths do not match
// expect: 144 == 100
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>, etch::Flatten,
                             etch::Dense<144, 3>>;
#else
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>, etch::Flatten,
                             etch::Dense<100, 3>>;
#endif
constexpr auto count = net::parameter_count;
