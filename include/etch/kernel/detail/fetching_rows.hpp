// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows of B that, while they are multiplied, fetch the memory which those after them lie in or are copied from.
#pragma once

#include <type_traits>

#include <etch/core/aligned.hpp>
#include <etch/core/index.hpp>
#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// Rows side by side, as a panel has them. Where they are more than the first cache holds, those of the next steps are
// fetched: a multiplication that has to wait for its factor is tried in vain, and takes the place of others.
template <class T, index Width>
struct streamed_rows : register_rows<T, constant<Width>> {
  ETCH_INLINE void fetch_ahead(index step) const {
    constexpr index steps_ahead = 8;
#pragma GCC unroll 4
    for (index column = 0; column < Width; column += line<T>)
      __builtin_prefetch(this->data + (step + steps_ahead) * Width + column);
  }
};
template <class T, index Width, index Depth>
using panel_rows = std::conditional_t<(Depth * Width * sizeof(T) > first_cache), streamed_rows<T, Width>,
                                      register_rows<T, constant<Width>>>;

// Memory that will be needed later: pieces of `Lines` cache lines each, `stride` values apart.
template <class T, index Lines>
struct lines_to_come {
  const T* first;
  index stride, count;

  ETCH_INLINE const T* at(index i) const { return first + i / Lines * stride + i % Lines * line<T>; }
};
// A line of it at each step of a tile, or two: to the second cache, since the first is needed for what is multiplied
// meanwhile.
template <class Rows, class T, index Lines, class AtOnce = constant<1>>
struct fetching_rows : Rows {
  lines_to_come<T, Lines> coming;
  AtOnce at_once = {};
  index fetched = 0;

  ETCH_INLINE void fetch_ahead(index step) const {
    if constexpr (requires { Rows::fetch_ahead(step); }) Rows::fetch_ahead(step);
    const index next = (fetched + step) * at_once;
    if (next >= coming.count) return;
    __builtin_prefetch(coming.at(next), 0, 2);
    if constexpr (!is_one<AtOnce>) __builtin_prefetch(coming.at(next + at_once - 1), 0, 2);
  }
  // The next tile goes on where this one ends.
  ETCH_INLINE void advance(index steps) { fetched += steps; }
};
// Pays where B comes from beyond the second cache.
template <class T, index Rows, index Columns>
inline constexpr bool is_far = Rows* Columns * sizeof(T) >= second_cache;

}  // namespace etch::inline ETCH_TARGET
