// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a convolution can be told.
// expect: this is not an option of a layer
// expect: Stride<2>
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::NoBias>>;
#else
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::Kernel<2>>>;
#endif
constexpr auto count = net::parameter_count;
