// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One row goes where as many numbers fit as the last layer yields.
// expect: the output does not fit the network
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using output = std::array<float, 3>;
#else
using output = std::array<float, 2>;
#endif
int main() {
  const etch::Model<net> model;
  output y{};
  model(std::array<float, 2>{}, y);
}
