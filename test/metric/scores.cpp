// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Laws between scores: renaming classes changes nothing, accuracy is micro F1, perfection is 1.
#include <etch/metric/scores.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(scores)

BOOST_AUTO_TEST_CASE(renaming_classes_keeps_averages) {
  etch::Confusion<4> matrix, renamed;
  constexpr unsigned name[4] = {2, 0, 3, 1};
  for (unsigned t = 0; t < 4; ++t)
    for (unsigned g = 0; g < 4; ++g) {
      matrix.add(t, g, t * 3 + g * g + (t == g ? 9 : 0));
      renamed.add(name[t], name[g], t * 3 + g * g + (t == g ? 9 : 0));
    }
  const auto a = etch::scores(matrix), b = etch::scores(renamed);
  const auto tolerance = boost::test_tools::tolerance(1e-14);
  BOOST_TEST(a.macro.f1 == b.macro.f1, tolerance);
  BOOST_TEST(a.weighted.precision == b.weighted.precision, tolerance);
  BOOST_TEST(a.micro.f1 == etch::accuracy(matrix), tolerance);
  BOOST_TEST(a.weighted.recall == etch::accuracy(matrix), tolerance);
  BOOST_TEST(etch::balanced_accuracy(matrix) == a.macro.recall, tolerance);
  BOOST_TEST(etch::matthews(matrix) == etch::matthews(renamed), tolerance);
  for (unsigned k = 0; k < 4; ++k) BOOST_TEST(a.each[k].f1 == b.each[name[k]].f1);
}

BOOST_AUTO_TEST_CASE(perfection_is_one) {
  etch::Confusion<5> matrix;
  for (unsigned k = 0; k < 5; ++k) matrix.add(k, k, k + 1);
  const auto all = etch::scores(matrix);
  BOOST_TEST(all.macro.f1 == 1.0);
  BOOST_TEST(all.weighted.f1 == 1.0);
  BOOST_TEST(etch::accuracy(matrix) == 1.0);
  BOOST_TEST(etch::matthews(matrix) == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
