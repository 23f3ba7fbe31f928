// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Many rows are as wide as the first layer, too.
// expect: the input does not fit the network
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using input = std::array<float, 2>;
#else
using input = std::array<float, 3>;
#endif
int main() {
  const etch::Model<net> model;
  std::array<std::array<float, 3>, 4> y{};
  model(std::array<input, 4>{}, y);
}
