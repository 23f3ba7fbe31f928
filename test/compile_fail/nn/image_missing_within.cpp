// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A convolution inside a residual needs an image too.
// expect: begin the network with Input
#include <etch/declare.hpp>

#ifdef FIXED
using net =
    etch::Sequential<etch::Input<4, 8, 8>, etch::Residual<etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::Same>>>;
#else
using net =
    etch::Sequential<etch::Residual<etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::Same>>, etch::Dense<256, 3>>;
#endif
constexpr auto count = net::parameter_count;
