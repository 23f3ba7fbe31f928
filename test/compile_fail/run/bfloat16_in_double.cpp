// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model that computes in double has no use for weights of 8 bits' precision.
// expect: write Model<Network>
// expect: weights_can_widen
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh, etch::BFloat16>, etch::Dense<8, 3>>;

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  etch::Model<net, number> model;
  model.parameter<"0.weight">()(0, 0) = 1;
  return model(std::array<number, 2>{})[0] > 0;
}
