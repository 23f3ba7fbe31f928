// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A row of the micro-kernel's tile: registers side by side, the last of which may be narrower.
#pragma once

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

// One row of a tile: registers side by side, the last of them with `Last` lanes.
template <class T, index Lanes, index Vectors, index Last>
struct tile_row {
  using Pack = pack<T, Lanes>;
  using rest_type = tile_row<T, Lanes, Vectors - 1, Last>;
  static constexpr index vectors = Vectors;
  static constexpr bool narrows = Last != Lanes;

  Pack first;
  rest_type rest;

  // The row whose registers are make(column), a whole register each.
  template <class Make>
  ETCH_INLINE static tile_row of(const Make& make, index column = 0) {
    return {make(column), rest_type::of(make, column + Lanes)};
  }
  ETCH_INLINE void store(T* to) const {
    first.store(to);
    rest.store(to + Lanes);
  }
  // As whole registers; where the last has no lane, zeros.
  ETCH_INLINE void write(Pack* to) const {
    *to = first;
    rest.write(to + 1);
  }
  ETCH_INLINE friend tile_row fma(Pack a, const tile_row& b, const tile_row& c) {
    return {fma(a, b.first, c.first), fma(a, b.rest, c.rest)};
  }
  ETCH_INLINE friend tile_row operator+(const tile_row& a, const tile_row& b) {
    return {a.first + b.first, a.rest + b.rest};
  }
};
template <class T, index Lanes, index Last>
struct tile_row<T, Lanes, 1, Last> {
  using Pack = pack<T, Lanes>;
  static constexpr index vectors = 1;
  static constexpr bool narrows = false;  // all of it is narrow

  pack<T, Last> first;

  template <class Make>
  ETCH_INLINE static tile_row of(const Make& make, index column = 0) {
    return {make(column).template low<Last>()};
  }
  ETCH_INLINE void store(T* to) const { first.store(to); }
  ETCH_INLINE void write(Pack* to) const { *to = Pack::extended(first); }
  ETCH_INLINE friend tile_row fma(Pack a, const tile_row& b, const tile_row& c) {
    return {fma(a.template low<Last>(), b.first, c.first)};
  }
  ETCH_INLINE friend tile_row operator+(const tile_row& a, const tile_row& b) { return {a.first + b.first}; }
};

}  // namespace etch::inline ETCH_TARGET
