// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The keys of dropout's random numbers: one for every row of every dropout layer, new in each step.
#pragma once

#include <etch/run/execute.hpp>

namespace etch::inline ETCH_TARGET {

// Rows are counted over the whole batch, so that the numbers do not depend on how it is split.
template <class Plan>
void fill_coins(coins_of<Plan> coins, Seed seed, std::uint64_t step, index first_row, std::uint32_t* keys, index rows,
                index stride) {
  const std::uint64_t step_key = stream(seed, step);
  for (index layer = 0; layer < coins.count; ++layer) {
    const layer_path& path = coins.layers.paths[layer];
    std::uint64_t layer_key = step_key;
    for (index depth = 0; depth < path.depth; ++depth) layer_key = mix(layer_key ^ path.positions[depth]);
    for (index r = 0; r < rows; ++r)
      keys[layer * stride + r] = static_cast<std::uint32_t>(mix(layer_key + first_row + r));
  }
}

}  // namespace etch::inline ETCH_TARGET
