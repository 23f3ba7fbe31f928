// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A convolution has a kernel.
// expect: after the number of filters comes their size
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>>;
#else
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::ReLU>>;
#endif
constexpr auto count = net::parameter_count;
