// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Regression scores are scikit-learn's, also for constant targets and a single row.
#include <etch/metric/regression.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "golden.hpp"

BOOST_AUTO_TEST_SUITE(regression)

BOOST_AUTO_TEST_CASE(scores_are_those_of_scikit_learn) {
  for (const golden::regression_case* expected :
       {&golden::two_outputs, &golden::worse_than_the_mean, &golden::constant_target, &golden::one_row}) {
    etch::Regression<2, double> collected;
    for (std::size_t n = 0; n < expected->truth.size(); ++n) collected.add(expected->prediction[n], expected->truth[n]);
    const auto report = collected.report(0.5);
    const auto tolerance = boost::test_tools::tolerance(1e-12);
    BOOST_TEST(report.loss == 0.5);
    BOOST_TEST(report.rows == expected->truth.size());
    BOOST_TEST(report.mse == expected->mse, tolerance);
    BOOST_TEST(report.rmse == expected->rmse, tolerance);
    BOOST_TEST(report.mae == expected->mae, tolerance);
    if (std::isnan(expected->r2))
      BOOST_TEST(std::isnan(report.r2));
    else
      BOOST_TEST(report.r2 == expected->r2, tolerance);
  }
}

BOOST_AUTO_TEST_CASE(a_large_offset_does_not_spoil_r2) {
  etch::Regression<1, double> near, far;
  for (int n = 0; n < 1000; ++n) {
    const double y = std::sin(n), p = y + 0.125 * (n % 2 == 0 ? 1 : -1);
    near.add(std::array{p}, std::array{y});
    far.add(std::array{p + 1e6}, std::array{y + 1e6});
  }
  BOOST_TEST(near.report().r2 == far.report().r2, boost::test_tools::tolerance(1e-7));
}

BOOST_AUTO_TEST_CASE(nothing_is_not_a_number) {
  const auto report = etch::Regression<1>{}.report();
  BOOST_TEST(std::isnan(report.mse));
  BOOST_TEST(std::isnan(report.r2));
}

BOOST_AUTO_TEST_SUITE_END()
