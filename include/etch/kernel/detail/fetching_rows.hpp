// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows of B that, while they are multiplied, fetch the memory which those after them lie in or are copied from.
#pragma once

#include <type_traits>

#include <etch/core/aligned.hpp>
#include <etch/core/index.hpp>
#include <etch/kernel/tile.hpp>

namespace etch::inline ETCH_TARGET {

// A step of narrow registers takes less time.
using usual_steps_ahead = constant<register_bytes == 64 ? 8 : 16>;
// Rows side by side, as a panel has them. Where they are more than the first cache holds, those of the next steps are
// fetched: a multiplication that has to wait for its factor is tried in vain, and takes the place of others.
template <class T, index Width, class Ahead = usual_steps_ahead>
struct streamed_rows : register_rows<T, constant<Width>> {
  Ahead steps_ahead = {};

  ETCH_INLINE void fetch_ahead(index step) const {
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
// A line of it at each step of a tile: to the second cache, since the first is needed for what is multiplied meanwhile.
template <class Rows, class T, index Lines>
struct fetching_rows : Rows {
  lines_to_come<T, Lines> coming;
  index fetched = 0;

  ETCH_INLINE void fetch_ahead(index step) const {
    if constexpr (requires { Rows::fetch_ahead(step); }) Rows::fetch_ahead(step);
    if (fetched + step < coming.count) __builtin_prefetch(coming.at(fetched + step), 0, 2);
  }
  // The next tile goes on where this one ends.
  ETCH_INLINE void advance(index steps) { fetched += steps; }
};
// Weights that the first cache holds.
template <class T, index Rows, index Columns>
inline constexpr bool is_near = Rows* padded<T>(Columns) <= first_cache / sizeof(T);
// Pays where B comes from beyond the second cache.
template <class T, index Rows, index Columns>
inline constexpr bool is_far = Rows* Columns * sizeof(T) >= (index{1} << 20);

}  // namespace etch::inline ETCH_TARGET
