// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A model of float takes float.
// expect: these rows hold numbers of another type than the model
#include <etch/infer.hpp>

#ifdef FIXED
using number = float;
#else
using number = double;
#endif
int main() {
  etch::Model<etch::Sequential<etch::Dense<4, 2>>> model;
  return model(std::array<number, 4>{})[0] == 1;
}
