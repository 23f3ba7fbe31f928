// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A parameter is asked for by its name.
// expect: no parameter of this network has that name
#include <etch/infer.hpp>
using net = etch::Sequential<etch::Dense<2, 8, etch::Tanh>, etch::Dense<8, 3>>;

#ifdef FIXED
inline constexpr etch::fixed_string name = "1.weight";
#else
inline constexpr etch::fixed_string name = "2.weight";
#endif
int main() {
  const etch::Model<net> model;
  const auto found = model.parameter<name>();
  static_cast<void>(found);
}
