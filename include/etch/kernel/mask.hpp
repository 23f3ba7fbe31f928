// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A truth value for each lane of a pack.
#pragma once

#include <etch/kernel/detail/instructions.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, index Lanes>
struct mask {
  using raw_type = machine::mask_register<T, Lanes>;
  static constexpr bool is_bits = machine::has_mask_registers && Lanes > 1;

  raw_type raw;

  ETCH_INLINE static mask of(raw_type raw) { return mask{raw}; }

  // True in the lanes below n.
  ETCH_INLINE static mask first(index n) {
    if constexpr (is_bits) {
      const unsigned all = (1u << Lanes) - 1;
      return of(static_cast<raw_type>(n >= Lanes ? all : (1u << n) - 1));
    } else if constexpr (Lanes == 1) {
      return of(n > 0);
    } else {
      using integer = machine::integer_like<T>;
      raw_type lane{};
      for (index i = 0; i < Lanes; ++i) lane[i] = static_cast<integer>(i);
      return of(lane < static_cast<integer>(n < Lanes ? n : Lanes));
    }
  }

  ETCH_INLINE bool operator[](index lane) const {
    if constexpr (is_bits)
      return (raw >> lane & 1) != 0;
    else if constexpr (Lanes == 1)
      return raw;
    else
      return raw[lane] != 0;
  }

  ETCH_INLINE friend mask operator&&(mask a, mask b) {
    if constexpr (Lanes == 1)
      return of(a.raw && b.raw);
    else
      return of(static_cast<raw_type>(a.raw & b.raw));
  }
  ETCH_INLINE friend mask operator||(mask a, mask b) {
    if constexpr (Lanes == 1)
      return of(a.raw || b.raw);
    else
      return of(static_cast<raw_type>(a.raw | b.raw));
  }
  ETCH_INLINE friend mask operator!(mask a) {
    if constexpr (Lanes == 1)
      return of(!a.raw);
    else
      return of(static_cast<raw_type>(~a.raw));
  }
};

template <class T, index Lanes>
ETCH_INLINE bool any(mask<T, Lanes> m) {
  if constexpr (mask<T, Lanes>::is_bits) {
    return (m.raw & ((1u << Lanes) - 1)) != 0;
  } else if constexpr (Lanes == 1) {
    return m.raw;
  } else {
    bool result = false;
    for (index lane = 0; lane < Lanes; ++lane) result |= m.raw[lane] != 0;
    return result;
  }
}
template <class T, index Lanes>
ETCH_INLINE bool all(mask<T, Lanes> m) {
  return !any(!m);
}

}  // namespace etch::inline ETCH_TARGET
