// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The lanes of one pack folded into a value, by halves, so that the order does not depend on the compiler; and those of
// as many packs as they have lanes, in the same order, into the lanes of one.
#pragma once

#include <utility>

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

namespace machine {

// Two registers hold parts of `Size` lanes each; of all parts, one after the other, the lower halves (`Upper` 0) or the
// upper ones (1).
template <index Size, index Upper, index... Lane, class V>
ETCH_INLINE V halves_of_parts(V a, V b, std::index_sequence<Lane...>) {
  return __builtin_shufflevector(
      a, b, static_cast<int>(Lane / (Size / 2) * Size + Upper * (Size / 2) + Lane % (Size / 2))...);
}

}  // namespace machine

// combine(combine(…), …) over all lanes.
template <class T, index Lanes, class Combine>
ETCH_INLINE T reduce(pack<T, Lanes> v, Combine combine) {
  if constexpr (Lanes == 1) {
    return v.raw;
  } else if constexpr (Lanes * sizeof(T) > 16) {
    using half = pack<T, Lanes / 2>;
    constexpr std::make_index_sequence<Lanes / 2> lanes;
    return reduce(combine(v.template low<Lanes / 2>(), half::of(machine::high_half(v.raw, lanes))), combine);
  } else if constexpr (Lanes == 2) {
    return combine(v, pack<T, 2>::of(__builtin_shufflevector(v.raw, v.raw, 1, 0)))[0];
  } else {
    v = combine(v, pack<T, 4>::of(__builtin_shufflevector(v.raw, v.raw, 2, 3, 0, 1)));
    return combine(v, pack<T, 4>::of(__builtin_shufflevector(v.raw, v.raw, 1, 0, 3, 2)))[0];
  }
}

// The first `Rows` packs, each folded into as many lanes as the packs' number leaves it.
template <index Rows, class T, index Lanes, class Combine>
ETCH_INLINE pack<T, Lanes> fold_rows(const pack<T, Lanes>* row, Combine combine) {
  if constexpr (Rows == 1) {
    return *row;
  } else {
    using Pack = pack<T, Lanes>;
    constexpr index size = 2 * Lanes / Rows;
    constexpr std::make_index_sequence<Lanes> lanes;
    const Pack a = fold_rows<Rows / 2>(row, combine), b = fold_rows<Rows / 2>(row + Rows / 2, combine);
    return combine(Pack::of(machine::halves_of_parts<size, 0>(a.raw, b.raw, lanes)),
                   Pack::of(machine::halves_of_parts<size, 1>(a.raw, b.raw, lanes)));
  }
}
// reduce(row[r], combine) in lane r.
template <class T, index Lanes, class Combine>
ETCH_INLINE pack<T, Lanes> reduce_rows(const pack<T, Lanes>* row, Combine combine) {
  return fold_rows<Lanes>(row, combine);
}

template <class T, index Lanes>
ETCH_INLINE T reduce_sum(pack<T, Lanes> v) {
  return reduce(v, [](auto a, auto b) { return a + b; });
}
template <class T, index Lanes>
ETCH_INLINE T reduce_max(pack<T, Lanes> v) {
  return reduce(v, [](auto a, auto b) { return max(a, b); });
}
template <class T, index Lanes>
ETCH_INLINE T reduce_min(pack<T, Lanes> v) {
  return reduce(v, [](auto a, auto b) { return min(a, b); });
}

}  // namespace etch::inline ETCH_TARGET
