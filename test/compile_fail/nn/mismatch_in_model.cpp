// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model of layers that do not connect is one error.
// expect: layer widths do not match
#include <etch/infer.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<2, 8>, etch::Dense<8, 1>>;
#else
using net = etch::Sequential<etch::Dense<2, 8>, etch::Dense<7, 1>>;
#endif
int main() {
  etch::Model<net> model;
  const auto y = model(std::array<float, 2>{1, 2});
  return y[0] > 0;
}
