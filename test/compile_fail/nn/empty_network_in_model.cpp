// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model of a network without layers is one error.
// expect: a network needs at least one layer
#include <etch/infer.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<2, 1>>;
#else
using net = etch::Sequential<>;
#endif
int main() { etch::Model<net> model; }
