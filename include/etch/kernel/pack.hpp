// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One register of values and its arithmetic; a pack of one lane is a plain scalar.
#pragma once

#include <etch/kernel/mask.hpp>

namespace etch::inline ETCH_TARGET {

template <class T, index Lanes>
struct pack {
  static_assert(Lanes == 1 || (Lanes * sizeof(T) >= 16 && Lanes <= native_lanes<T>), "the target has such a register");

  using value_type = T;
  using raw_type = machine::vector<T, Lanes>;
  using bits_type = machine::vector<machine::integer_like<T>, Lanes>;
  using mask_type = mask<T, Lanes>;
  static constexpr index lanes = Lanes;

  raw_type raw;

  pack() = default;
  ETCH_INLINE pack(T value) : raw(value - raw_type{}) {}

  ETCH_INLINE static pack of(raw_type raw) {
    pack result;
    result.raw = raw;
    return result;
  }
  ETCH_INLINE static pack of_bits(bits_type bits) { return of(machine::reinterpret<raw_type>(bits)); }
  ETCH_INLINE bits_type bits() const { return machine::reinterpret<bits_type>(raw); }

  ETCH_INLINE static pack zero() { return of(raw_type{}); }
  ETCH_INLINE static pack broadcast(T value) { return pack(value); }
  ETCH_INLINE static pack load(const T* from) {
    pack result;
    __builtin_memcpy(&result.raw, from, sizeof(raw_type));
    return result;
  }
  ETCH_INLINE void store(T* to) const { __builtin_memcpy(to, &raw, sizeof(raw_type)); }

  // Lanes from n on are zero, and memory from from+n on is not touched.
  ETCH_INLINE static pack load_partial(const T* from, index n) {
    pack result = zero();
    machine::load_first(n, from, result.raw);
    return result;
  }
  ETCH_INLINE void store_partial(T* to, index n) const { machine::store_first(n, to, raw); }

  // The first lanes, and those followed by zeros.
  template <index Some>
  ETCH_INLINE pack<T, Some> low() const {
    if constexpr (Some == Lanes)
      return *this;
    else
      return pack<T, Some>::of(machine::low_lanes(raw, std::make_index_sequence<Some>{}));
  }
  template <index Some>
  ETCH_INLINE static pack extended(pack<T, Some> some) {
    if constexpr (Some == Lanes) {
      return some;
    } else {
      pack result;
      machine::extend(some.raw, result.raw);
      return result;
    }
  }

  // 0, 1, 2, …
  ETCH_INLINE static pack iota() {
    T lane[Lanes];
    for (index i = 0; i < Lanes; ++i) lane[i] = static_cast<T>(i);
    return load(lane);
  }

  ETCH_INLINE T operator[](index lane) const {
    if constexpr (Lanes == 1)
      return raw;
    else
      return raw[lane];
  }

  ETCH_INLINE friend pack operator+(pack a, pack b) { return of(a.raw + b.raw); }
  ETCH_INLINE friend pack operator-(pack a, pack b) { return of(a.raw - b.raw); }
  ETCH_INLINE friend pack operator*(pack a, pack b) { return of(a.raw * b.raw); }
  ETCH_INLINE friend pack operator/(pack a, pack b) { return of(a.raw / b.raw); }
  ETCH_INLINE friend pack operator-(pack a) { return of(-a.raw); }
  ETCH_INLINE friend pack& operator+=(pack& a, pack b) { return a = a + b; }
  ETCH_INLINE friend pack& operator-=(pack& a, pack b) { return a = a - b; }
  ETCH_INLINE friend pack& operator*=(pack& a, pack b) { return a = a * b; }
  ETCH_INLINE friend pack& operator/=(pack& a, pack b) { return a = a / b; }

  ETCH_INLINE friend mask_type operator==(pack a, pack b) {
    return mask_type::of(machine::compare<machine::equal>(a.raw, b.raw));
  }
  ETCH_INLINE friend mask_type operator!=(pack a, pack b) {
    return mask_type::of(machine::compare<machine::not_equal>(a.raw, b.raw));
  }
  ETCH_INLINE friend mask_type operator<(pack a, pack b) {
    return mask_type::of(machine::compare<machine::less>(a.raw, b.raw));
  }
  ETCH_INLINE friend mask_type operator<=(pack a, pack b) {
    return mask_type::of(machine::compare<machine::at_most>(a.raw, b.raw));
  }
  ETCH_INLINE friend mask_type operator>(pack a, pack b) { return b < a; }
  ETCH_INLINE friend mask_type operator>=(pack a, pack b) { return b <= a; }

  // a where the mask is true, b elsewhere.
  ETCH_INLINE friend pack select(mask_type m, pack a, pack b) { return of(machine::blend(m.raw, a.raw, b.raw)); }

  // a·b + c, rounded once where the target can.
  ETCH_INLINE friend pack fma(pack a, pack b, pack c) { return of(machine::multiply_add(a.raw, b.raw, c.raw)); }

  ETCH_INLINE friend pack multiply_add(pack a, pack b, pack c) { return fma(a, b, c); }

  // The larger of two, NaN where one of the two is NaN; with a constant b the test disappears.
  ETCH_INLINE friend pack max(pack a, pack b) {
    const raw_type largest = machine::larger(b.raw, a.raw);
    return of(b.raw != b.raw ? b.raw : largest);
  }
  ETCH_INLINE friend pack min(pack a, pack b) {
    const raw_type smallest = machine::smaller(b.raw, a.raw);
    return of(b.raw != b.raw ? b.raw : smallest);
  }

  ETCH_INLINE friend pack sqrt(pack a) { return of(machine::square_root(a.raw)); }
  ETCH_INLINE friend pack rsqrt(pack a) { return pack(T{1}) / sqrt(a); }

  ETCH_INLINE friend pack abs(pack a) { return of_bits(a.bits() & ~sign_bit); }
  // The magnitude of a with the sign of b.
  ETCH_INLINE friend pack copysign(pack a, pack b) { return of_bits((a.bits() & ~sign_bit) | (b.bits() & sign_bit)); }

  // x kept within [low, high]; NaN stays NaN. The limits are numbers.
  ETCH_INLINE friend pack clamp(pack x, T low, T high) {
    return of(machine::smaller(pack(high).raw, machine::larger(pack(low).raw, x.raw)));
  }

 private:
  static constexpr machine::integer_like<T> sign_bit = machine::integer_like<T>{1} << (sizeof(T) * 8 - 1);
};

}  // namespace etch::inline ETCH_TARGET
