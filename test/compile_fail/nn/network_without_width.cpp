// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model runs, so something in its network has a width.
// expect: none of the layers of this network says how many values flow through it
#include <etch/infer.hpp>

#ifdef FIXED
using net = etch::Sequential<etch::Dense<2, 2>, etch::Activation<etch::ReLU>>;
#else
using net = etch::Sequential<etch::Activation<etch::ReLU>>;
#endif
int main() {
  const etch::Model<net> model;
  return model(std::array<float, 2>{})[0] == 1;
}
