// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The width of a row is known when the program is compiled.
// expect: known at compile time
#include <etch/infer.hpp>
#include <vector>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using row = std::span<const float, 2>;
#else
using row = std::span<const float>;
#endif
int main() {
  const etch::Model<net> model;
  const std::vector<float> x(2);
  return model(row(x.data(), 2))[0] > 0;
}
