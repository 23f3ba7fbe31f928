// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every weight has a place of its own in the panels, and the padding is what the last register needs.
#include <boost/test/unit_test.hpp>
#include <vector>

#include <etch/core/panels.hpp>

namespace {

template <class T, std::size_t In, std::size_t Out>
void places_are_distinct() {
  using layout = etch::panels<T, In, Out>;
  static_assert(layout::size >= In * Out);
  static_assert(layout::size == In * etch::padded<T>(Out));
  std::vector<int> used(layout::size, 0);
  for (std::size_t in = 0; in < In; ++in)
    for (std::size_t out = 0; out < Out; ++out) {
      BOOST_REQUIRE(layout::offset(in, out) < layout::size);
      ++used[layout::offset(in, out)];
      if (out % layout::lanes != 0) BOOST_TEST(layout::offset(in, out) == layout::offset(in, out - 1) + 1);
    }
  for (int times : used) BOOST_TEST(times <= 1);
}

template <class T>
void places_of_many_shapes() {
  places_are_distinct<T, 1, 1>();
  places_are_distinct<T, 3, 7>();
  places_are_distinct<T, 5, 17>();
  places_are_distinct<T, 2, 80>();
  places_are_distinct<T, 4, 100>();
  places_are_distinct<T, 3, 129>();
  places_are_distinct<T, 2, 200>();
}

// Neighbouring rows share 32 bits of one column: the even one, where lanes are little-endian, in front.
template <std::size_t In, std::size_t Out>
void rows_lie_in_pairs() {
  using layout = etch::panels<etch::bfloat16, In, Out>;
  using pairs = etch::panels<float, (In + 1) / 2, Out>;
  static_assert(layout::size * sizeof(etch::bfloat16) == pairs::size * sizeof(float));
  for (std::size_t in = 0; in < In; ++in)
    for (std::size_t out = 0; out < Out; ++out) {
      BOOST_TEST(layout::offset(in, out) / 2 == pairs::offset(in / 2, out));
      BOOST_TEST(layout::offset(in, out) != layout::offset(in ^ 1, out));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(core_panels)

BOOST_AUTO_TEST_CASE(each_weight_has_its_own_place) {
  places_of_many_shapes<float>();
  places_of_many_shapes<double>();
}

BOOST_AUTO_TEST_CASE(rows_of_bfloat16_lie_in_pairs) {
  rows_lie_in_pairs<1, 1>();
  rows_lie_in_pairs<5, 17>();
  rows_lie_in_pairs<4, 100>();
  rows_lie_in_pairs<3, 129>();
}

BOOST_AUTO_TEST_SUITE_END()
