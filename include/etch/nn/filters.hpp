// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The weights of a convolution: a matrix with a row for each value that the window sees and a column for each filter.
#pragma once

#include <etch/nn/parameter.hpp>

namespace etch::inline ETCH_TARGET {

// An initialiser for filters: each of them adds to as many results as its window has places.
template <class Init, index Places>
struct init_of_filters {
  template <class Random, class Set>
  static void fill(index in, index out, Random random, Set set) {
    if constexpr (requires { Init::element(in, out, random, index{}); }) {
      for (index i = 0; i < in; ++i)
        for (index o = 0; o < out; ++o) set(i, o, Init::element(in, out * Places, random, i * out + o));
    } else
      Init::fill(in, out, random, set);
  }
};

// PyTorch stores filters as (filter, channel, row, column): a matrix's (column, row) with the row in three parts.
template <fixed_string Name, class Over, index Filters, class Init, class... Penalties>
struct filters : weight<Name, Over::depth, Filters, init_of_filters<Init, Over::window>, Penalties...> {
  static constexpr index positions = Over::positions;
  static constexpr index extents_in_file[] = {Filters, Over::channels, Over::vertical::window,
                                              Over::horizontal::window};
};

}  // namespace etch::inline ETCH_TARGET
