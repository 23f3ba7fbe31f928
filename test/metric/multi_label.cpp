// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Several labels at once are scored as scikit-learn does.
#include <etch/metric/multi_label.hpp>

#include <boost/test/unit_test.hpp>

#include "golden.hpp"

BOOST_AUTO_TEST_SUITE(multi_label)

BOOST_AUTO_TEST_CASE(scores_are_those_of_scikit_learn) {
  for (const golden::multi_label_case* expected : {&golden::several_labels, &golden::label_never_there}) {
    etch::MultiLabel<3, double> collected;
    for (std::size_t n = 0; n < expected->truth.size(); ++n) collected.add(expected->scores[n], expected->truth[n]);
    const auto report = collected.report();
    const auto tolerance = boost::test_tools::tolerance(1e-12);
    BOOST_TEST(report.accuracy == expected->accuracy, tolerance);
    BOOST_TEST(report.hamming_loss == expected->hamming, tolerance);
    BOOST_TEST(report.macro_precision == expected->macro[0], tolerance);
    BOOST_TEST(report.macro_recall == expected->macro[1], tolerance);
    BOOST_TEST(report.macro_f1 == expected->macro[2], tolerance);
    BOOST_TEST(report.micro_precision == expected->micro[0], tolerance);
    BOOST_TEST(report.micro_recall == expected->micro[1], tolerance);
    BOOST_TEST(report.micro_f1 == expected->micro[2], tolerance);
    BOOST_TEST(report.weighted_precision == expected->weighted[0], tolerance);
    BOOST_TEST(report.weighted_recall == expected->weighted[1], tolerance);
    BOOST_TEST(report.weighted_f1 == expected->weighted[2], tolerance);
  }
}

BOOST_AUTO_TEST_SUITE_END()
