// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The random numbers of a generated row: a stream of its own for each row, so row n is the same in a set of any size.
#pragma once

#include <cstdint>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/random.hpp>
#include <etch/data/bell.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

class draw {
 public:
  constexpr draw(Seed seed, std::uint64_t kind, index row) : key_(stream(seed, kind, row)) {}

  constexpr std::uint64_t bits() { return mix(key_ ^ (++count_ * 0x9E37'79B9'7F4A'7C15u)); }
  constexpr double between(double low, double high) { return low + (high - low) * uniform(bits()); }
  constexpr double normal(double deviation) { return deviation * bell(bits()); }
  constexpr bool chance(double probability) { return uniform(bits()) < probability; }

 private:
  std::uint64_t key_, count_ = 0;
};

inline constexpr double pi = 3.14159265358979323846;

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
