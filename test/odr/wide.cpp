// The counter-based numbers, as another translation unit sees them.
#include <etch/core/fixed_string.hpp>
#include <etch/core/random.hpp>

#include "unit.hpp"

namespace {
template <etch::fixed_string Name>
struct named {
  static constexpr auto name = Name.view();
};

const unit wide("wide", [] {
  return named<"1.weight">::name == "1.weight" && etch::permuted(0, 4096, 42) < 4096 &&
         etch::stream(etch::Seed{1}, 2) != etch::stream(etch::Seed{1}, 3);
});
}  // namespace
