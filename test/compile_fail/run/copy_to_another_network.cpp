// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Parameters go to a network that has the same.
// expect: differ in the names or the extents of their parameters
// expect: parameters_are_the_same
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
constexpr int width = 8;
#else
constexpr int width = 9;
#endif
int main() {
  const etch::Model<net> trained;
  etch::Model<etch::Sequential<etch::Dense<2, width, etch::Tanh, etch::BFloat16>, etch::Dense<width, 3>>> model;
  etch::copy_parameters(trained, model);
}
