// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What is flat is no image any more.
// expect: put no Flatten
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>, etch::Flatten,
                             etch::Dense<144, 3>>;
#else
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Flatten, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU>,
                             etch::Dense<64, 3>>;
#endif
constexpr auto count = net::parameter_count;
