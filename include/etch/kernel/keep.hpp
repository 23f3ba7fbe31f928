// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Which columns of a row dropout keeps: random_bits of core/random.hpp for all lanes at once, never stored.
#pragma once

#include <etch/core/random.hpp>
#include <etch/kernel/pack.hpp>

namespace etch::inline ETCH_TARGET {

// random_bits(row_key, column + lane) >= threshold
template <class Pack>
ETCH_INLINE typename Pack::mask_type keep(std::uint32_t row_key, index column, std::uint32_t threshold) {
  using mask_type = typename Pack::mask_type;
  constexpr index lanes = Pack::lanes;
  const std::uint32_t first = row_key + static_cast<std::uint32_t>(column) * 0x9E3779B9u;
  if constexpr (lanes == 1) {
    return mask_type::of(random_bits(row_key, static_cast<std::uint32_t>(column)) >= threshold);
  } else {
    using words = machine::vector<std::uint32_t, lanes>;
    words h{};
    for (index lane = 0; lane < lanes; ++lane) h[lane] = static_cast<std::uint32_t>(lane) * 0x9E3779B9u;
    h += first;
    h = (h ^ (h >> 16)) * 0x21F0AAADu;
    h = (h ^ (h >> 15)) * 0xD35A2D97u;
    h ^= h >> 15;
    if constexpr (mask_type::is_bits && lanes * sizeof(std::uint32_t) >= 16)
      return mask_type::of(machine::at_least(h, words{} + threshold));
    else if constexpr (mask_type::is_bits)
      return mask_type::of(static_cast<std::uint8_t>((h[0] >= threshold ? 1 : 0) | (h[1] >= threshold ? 2 : 0)));
    else
      return mask_type::of(__builtin_convertvector(h >= threshold, typename mask_type::raw_type));
  }
}

}  // namespace etch::inline ETCH_TARGET
