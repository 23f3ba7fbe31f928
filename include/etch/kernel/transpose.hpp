// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A square of registers, transposed in place or from memory to memory.
#pragma once

#include <utility>

#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

namespace machine {

// Exchanges the off-diagonal blocks of side Step in each pair of rows that are Step apart.
template <int Step, index... Lane, class V>
ETCH_INLINE void exchange(V& a, V& b, std::index_sequence<Lane...>) {
  constexpr int lanes = sizeof...(Lane);
  const V upper = __builtin_shufflevector(
      a, b, ((Lane & Step) != 0 ? lanes + static_cast<int>(Lane) - Step : static_cast<int>(Lane))...);
  b = __builtin_shufflevector(a, b,
                              ((Lane & Step) != 0 ? lanes + static_cast<int>(Lane) : static_cast<int>(Lane) + Step)...);
  a = upper;
}

template <int Step, class T, index Lanes>
ETCH_INLINE void transpose_from(pack<T, Lanes> (&row)[Lanes]) {
#pragma GCC unroll 16
  for (index i = 0; i < Lanes; ++i)
    if ((i & Step) == 0) exchange<Step>(row[i].raw, row[i + Step].raw, std::make_index_sequence<Lanes>{});
  if constexpr (Step > 1) transpose_from<Step / 2>(row);
}

}  // namespace machine

template <class T, index Lanes>
ETCH_INLINE void transpose(pack<T, Lanes> (&row)[Lanes]) {
  if constexpr (Lanes > 1) machine::transpose_from<static_cast<int>(Lanes) / 2>(row);
}

// The square at `from`, whose rows after the first `present` count as zeros. A function for matrices of all sizes.
template <class T, index Lanes>
ETCH_NOINLINE void transpose_square(const T* from, index stride, index present, T* to, index to_stride) {
  using Pack = pack<T, Lanes>;
  Pack row[Lanes];
  alignas(Pack) T whole[Lanes * Lanes];
  if (present < Lanes) {
    for (index i = 0; i < Lanes; ++i)
      (i < present ? Pack::load(from + i * stride) : Pack::zero()).store(whole + i * Lanes);
    from = whole;
    stride = Lanes;
  }
#pragma GCC unroll 16
  for (index i = 0; i < Lanes; ++i) row[i] = Pack::load(from + i * stride);
  transpose(row);
#pragma GCC unroll 16
  for (index i = 0; i < Lanes; ++i) row[i].store(to + i * to_stride);
}

}  // namespace etch::inline ETCH_TARGET
