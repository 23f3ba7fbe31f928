// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layers connect: what one yields is what the next takes.
// expect: layer widths do not match
#include <etch/declare.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<128, 10, etch::Softmax>>;
#else
using net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<64, 10, etch::Softmax>>;
#endif
constexpr auto count = net::parameter_count;
