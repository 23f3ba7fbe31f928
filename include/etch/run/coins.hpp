// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The keys of dropout's random numbers: one for every row of every dropout layer, new in each step.
#pragma once

#include <etch/run/execute.hpp>

namespace etch::inline ETCH_TARGET {

template <index... Positions, double Rate>
constexpr std::uint64_t coin_stream(Seed seed, std::uint64_t step, coin_at<at<Positions...>, Rate>) {
  return stream(seed, step, Positions...);
}

// Rows are counted over the whole batch, so that the numbers do not depend on how it is split.
template <class... Coins>
void fill_coins(types<Coins...>, [[maybe_unused]] Seed seed, [[maybe_unused]] std::uint64_t step, index first_row,
                std::uint32_t* keys, index rows, index stride) {
  index layer = 0;
  [[maybe_unused]] const auto fill = [&](std::uint64_t layer_key) {
    for (index r = 0; r < rows; ++r)
      keys[layer * stride + r] = static_cast<std::uint32_t>(mix(layer_key + first_row + r));
    ++layer;
  };
  (fill(coin_stream(seed, step, Coins{})), ...);
}

}  // namespace etch::inline ETCH_TARGET
