// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Which row of a data set comes n-th: as stored, or shuffled by a counter-based permutation that needs no table.
#pragma once

#include <cstdint>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/random.hpp>

namespace etch::inline ETCH_TARGET {

struct Order {
  std::uint64_t key = 0;  // also the source of randomness for augmentation, so it matters without shuffling too
  bool shuffled = false;

  constexpr index operator()(index n, index size) const { return shuffled ? permuted(n, size, key) : n; }
};

constexpr Order in_order(std::uint64_t key = 0) { return {key, false}; }

// The order of one epoch: a function of seed and epoch alone, so a resumed run sees the same rows.
constexpr Order shuffled(Seed seed, index epoch) { return {stream(seed, 0x5348'5546u, epoch), true}; }

}  // namespace etch::inline ETCH_TARGET
