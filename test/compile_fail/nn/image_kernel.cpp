// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A kernel fits into its image.
// expect: kernel is higher than the image
// expect: 9 <= 8
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<9, 3>, etch::ReLU, etch::Padding<1>>>;
#else
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<9, 3>, etch::ReLU>>;
#endif
constexpr auto count = net::parameter_count;
