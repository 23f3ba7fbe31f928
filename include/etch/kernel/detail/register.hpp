// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The register that holds some lanes of a type, as the compiler's vector extension: no SIMD header is needed for it.
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/lanes.hpp>

namespace etch::inline ETCH_TARGET::machine {

template <class T, index Lanes>
struct vector_of {
  typedef T type __attribute__((vector_size(Lanes * sizeof(T))));
};
template <class T>
struct vector_of<T, 1> {
  using type = T;
};

template <class T, index Lanes>
using vector = typename vector_of<T, Lanes>::type;

template <class T>
using integer_like = std::conditional_t<sizeof(T) == 4, std::int32_t, std::int64_t>;

// AVX-512 keeps a comparison in a mask register, one bit for each lane; all others keep it in an integer register.
inline constexpr bool has_mask_registers = register_bytes == 64;

template <class T, index Lanes>
struct mask_register_of {
  using type = vector<integer_like<T>, Lanes>;
};
template <class T, index Lanes>
requires(Lanes > 1 && has_mask_registers) struct mask_register_of<T, Lanes> {
  using type = std::conditional_t<Lanes == 16, std::uint16_t, std::uint8_t>;
};
template <class T>
struct mask_register_of<T, 1> {
  using type = bool;
};

template <class T, index Lanes>
using mask_register = typename mask_register_of<T, Lanes>::type;

template <class To, class From>
ETCH_INLINE To reinterpret(From from) {
  return __builtin_bit_cast(To, from);
}

template <class V, index... Lane>
ETCH_INLINE auto low_lanes(V from, std::index_sequence<Lane...>) {
  return __builtin_shufflevector(from, from, static_cast<int>(Lane)...);
}
template <index... Lane, class V>
ETCH_INLINE auto high_half(V from, std::index_sequence<Lane...>) {
  return __builtin_shufflevector(from, from, static_cast<int>(Lane + sizeof...(Lane))...);
}
}  // namespace etch::inline ETCH_TARGET::machine
