// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an initialiser is: a rule for the value of each element, from counter-based random numbers.
#pragma once

#include <etch/core/libm.hpp>
#include <etch/core/random.hpp>

namespace etch::inline ETCH_TARGET {

// The random source of one parameter: element n always gets the same numbers, in whatever order they are asked for.
struct randomness {
  std::uint64_t key;

  double uniform(index n) const { return etch::uniform(mix(key ^ mix(n))); }
  // Box and Muller's normal deviate.
  double normal(index n) const {
    const double radius = libm::sqrt(-2 * libm::log(1 - uniform(2 * n)));
    return radius * libm::cos(6.283185307179586 * uniform(2 * n + 1));
  }
};

// An initialiser whose elements do not depend on one another derives from this and gives
// `element(in, out, random, n)`: fan-in, fan-out, the random source and the element's number.
template <class Rule>
struct elementwise {
  template <class Set>
  static void fill(index in, index out, randomness random, Set set) {
    for (index i = 0; i < in; ++i)
      for (index o = 0; o < out; ++o) set(i, o, Rule::element(in, out, random, i * out + o));
  }
};

}  // namespace etch::inline ETCH_TARGET
