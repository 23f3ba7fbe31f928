// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// expect: layer widths do not match
// expect: 128 == 64
// expect: layers_connect<etch
// expect: from<etch
// expect: Dense<784, 128
// expect: Dense<64, 10
#include <etch/declare.hpp>
#ifdef FIXED
using Net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<128, 10, etch::Softmax>>;
#else
using Net = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<64, 10, etch::Softmax>>;
#endif
Net net;
