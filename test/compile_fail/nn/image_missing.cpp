// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A convolution needs an image to flow in.
// expect: begin the network with Input
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>, etch::Flatten,
                             etch::Dense<144, 3>>;
#else
using net = etch::Sequential<etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>, etch::Flatten, etch::Dense<144, 3>>;
#endif
constexpr auto count = net::parameter_count;
