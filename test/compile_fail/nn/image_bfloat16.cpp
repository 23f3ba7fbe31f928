// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Filters are stored as they are.
// expect: leave out BFloat16
// expect: filters_are_stored_whole
#include <etch/declare.hpp>

#ifdef FIXED
using Option = etch::NoBias;
#else
using Option = etch::BFloat16;
#endif
using net = etch::Sequential<etch::Input<1, 8, 8>, etch::Conv2D<4, etch::Kernel<3>, etch::ReLU, Option>, etch::Flatten>;
constexpr auto count = net::parameter_count;
