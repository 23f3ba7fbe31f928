// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The lanes of one pack folded into a value, by halves, so that the order does not depend on the compiler.
#pragma once

#include <utility>

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

namespace machine {

// The upper half of a register.
template <index... Lane, class V>
ETCH_INLINE auto high_half(V v, std::index_sequence<Lane...>) {
  return __builtin_shufflevector(v, v, static_cast<int>(Lane + sizeof...(Lane))...);
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
