// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Counter-based random numbers: a value is a pure function of its coordinates, so it is the same for any order, tiling,
// register width and number of threads.
#pragma once

#include <cstdint>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

struct Seed {
  std::uint64_t value = 0;
};

// A bijection of 64 bits whose every output bit depends on every input bit.
constexpr std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

// A stream of its own for every tuple of coordinates.
template <class... Coordinates>
constexpr std::uint64_t stream(Seed seed, Coordinates... at) {
  std::uint64_t key = mix(seed.value);
  ((key = mix(key ^ static_cast<std::uint64_t>(at))), ...);
  return key;
}

// 32 random bits for a column of a row whose stream has the given key; cheap enough to be made twice instead of stored.
constexpr std::uint32_t random_bits(std::uint32_t row_key, std::uint32_t column) {
  std::uint32_t h = row_key + column * 0x9E3779B9u;
  h = (h ^ (h >> 16)) * 0x21F0AAADu;
  h = (h ^ (h >> 15)) * 0xD35A2D97u;
  return h ^ (h >> 15);
}

// The number below which random_bits means "dropped" for a rate in [0, 1).
constexpr std::uint32_t threshold(double rate) { return static_cast<std::uint32_t>(rate * 4294967296.0); }

// Uniform in [0, 1), with all the bits a double holds.
constexpr double uniform(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

// The n-th element of a pseudo-random permutation of 0 … size-1, without a table: a Feistel network over the next power
// of four, walked until it lands inside.
constexpr index permuted(index n, index size, std::uint64_t key) {
  int half = 1;
  while ((std::uint64_t{1} << (2 * half)) < size) ++half;
  const std::uint64_t low = (std::uint64_t{1} << half) - 1;
  std::uint64_t value = n;
  do {
    std::uint64_t left = value >> half, right = value & low;
    for (std::uint64_t round = 0; round < 4; ++round) {
      const std::uint64_t next = left ^ (mix(key ^ (round << 60) ^ right) & low);
      left = right;
      right = next;
    }
    value = left << half | right;
  } while (value >= size);
  return static_cast<index>(value);
}

}  // namespace etch::inline ETCH_TARGET
