// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Steps of windows as PyTorch counts them, and which of them see a point of the image.
#include <boost/test/unit_test.hpp>

#include <etch/core/sliding.hpp>

namespace {

using namespace etch;
using etch::index;

static_assert(window_axis<28, 3>::steps == 26 && window_axis<28, 3, 1, 1, 1>::steps == 28 &&
              window_axis<28, 5, 2>::steps == 12);
static_assert(window_axis<7, 3, 2, 1, 1>::steps == 4 && window_axis<7, 3, 1, 0, 0, 2>::steps == 3 &&
              window_axis<7, 7>::steps == 1);
static_assert(!window_axis<2, 3>::fits && window_axis<2, 3, 1, 1>::fits && !window_axis<4, 3, 1, 0, 0, 2>::fits);

template <class Axis>
bool steps_inside_are_one_run() {
  for (index at = 0; at < Axis::window; ++at)
    for (index step = 0; step < Axis::steps; ++step) {
      const index position = Axis::position(step, at);
      const bool inside = position >= Axis::before && position < Axis::before + Axis::size;
      if (inside != (step >= Axis::first(at) && step < Axis::last(at))) return false;
    }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(core_sliding)

BOOST_AUTO_TEST_CASE(points_inside_the_image) {
  BOOST_TEST((steps_inside_are_one_run<window_axis<1, 1>>()));
  BOOST_TEST((steps_inside_are_one_run<window_axis<5, 3, 1, 1, 1>>()));
  BOOST_TEST((steps_inside_are_one_run<window_axis<5, 3, 2, 2, 2>>()));
  BOOST_TEST((steps_inside_are_one_run<window_axis<6, 3, 3, 2, 0, 2>>()));
  BOOST_TEST((steps_inside_are_one_run<window_axis<1, 5, 1, 2, 2>>()));
  BOOST_TEST((steps_inside_are_one_run<window_axis<2, 3, 4, 9, 9, 5>>()));
}

BOOST_AUTO_TEST_CASE(values_seen) {
  using over = sliding<2, window_axis<3, 2>, window_axis<4, 3, 1, 1, 1>>;
  static_assert(over::inputs == 24 && over::positions == 8 && over::depth == 12 && over::plane == 12);
  BOOST_TEST(over::source(0, 0) == over::inputs);  // the column before the first
  BOOST_TEST(over::source(1, 0) == 0u);            // the first pixel
  BOOST_TEST(over::source(6 + 1, 0) == 12u);       // of the second channel
  BOOST_TEST(over::source(5, 7) == over::inputs);  // the column after the last
  BOOST_TEST(over::source(4, 7) == 2u * 4u + 3u);  // the last pixel
}

BOOST_AUTO_TEST_SUITE_END()
