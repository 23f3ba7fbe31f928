// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One row is as wide as the first layer.
// expect: the input does not fit the network
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using row = std::array<float, 2>;
#else
using row = std::array<float, 3>;
#endif
int main() {
  const etch::Model<net> model;
  return model(row{})[0] > 0;
}
