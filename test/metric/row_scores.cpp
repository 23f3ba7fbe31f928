// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ranks are a permutation even among equals, and the best class is the first of the largest.
#include <etch/metric/row_scores.hpp>

#include <array>
#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(row_scores)

BOOST_AUTO_TEST_CASE(every_rank_is_taken_once) {
  const std::array<float, 6> outputs{0.5f, 0.25f, 0.5f, 0.0f, 0.25f, 0.5f};
  std::array<int, 6> taken{};
  for (std::size_t k = 0; k < 6; ++k) ++taken.at(etch::rank_of(outputs.data(), 6, k));
  for (int times : taken) BOOST_TEST(times == 1);
  BOOST_TEST(etch::best_class(outputs.data(), 6) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
