// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Same and a stride exclude each other.
// expect: Same keeps the size
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>,
                             etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::Padding<1>, etch::Stride<2>>>;
#else
using net =
    etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, etch::Same, etch::Stride<2>>>;
#endif
constexpr auto count = net::parameter_count;
