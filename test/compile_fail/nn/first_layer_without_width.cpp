// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What flows in has a width.
// expect: first layer
#include <etch/infer.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<4, 4>, etch::Dropout<0.2>>;
#else
using net = etch::Sequential<etch::Dropout<0.2>, etch::Activation<etch::ReLU>>;
#endif
int main() { etch::Model<net> model; }
