// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What goes around a convolution has the size of what comes out.
// expect: Residual adds
// expect: 288 == 128
#include <etch/declare.hpp>

#ifdef FIXED
using net =
    etch::Sequential<etch::Input<2, 8, 8>, etch::Residual<etch::Conv2D<2, etch::Kernel<3>, etch::ReLU, etch::Same>>>;
#else
using net = etch::Sequential<etch::Input<2, 8, 8>, etch::Residual<etch::Conv2D<8, etch::Kernel<3>, etch::ReLU>>>;
#endif
constexpr auto count = net::parameter_count;
