// Random numbers and permutations: the same bits for every instruction set.
#include <etch/core/lanes.hpp>
#include <etch/core/random.hpp>

#include "../program.hpp"

namespace {
int run(double* results, int capacity) {
  const auto key = static_cast<std::uint32_t>(etch::stream(etch::Seed{7}, 1, 2, 3));
  for (int i = 0; i < capacity; ++i) {
    const auto column = static_cast<std::uint32_t>(i);
    results[i] = etch::random_bits(key, column) + static_cast<double>(etch::permuted(column, 5000, key));
  }
  return capacity;
}

const program here("random", ISA_TEXT(ISA), ISA_TEXT(ETCH_TARGET), 0, run);
}  // namespace
