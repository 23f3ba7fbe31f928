// The counter-based numbers, as one translation unit sees them.
#include <etch/core/fixed_string.hpp>
#include <etch/core/random.hpp>

#include "unit.hpp"

namespace {
template <etch::fixed_string Name>
struct named {
  static constexpr auto name = Name.view();
};

const unit narrow("narrow", [] {
  return named<"0.weight">::name == "0.weight" && etch::permuted(0, 7, 42) < 7 &&
         etch::stream(etch::Seed{1}, 2) != etch::stream(etch::Seed{1}, 3);
});
}  // namespace
