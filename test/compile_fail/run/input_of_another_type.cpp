// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows hold numbers of the type of the model.
// expect: numbers of the model
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  const etch::Model<net, float> model;
  return model(std::array<number, 2>{})[0] > 0;
}
