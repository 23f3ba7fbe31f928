// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The area under the ROC equals the share of won pairs, and what has no area is NaN.
#include <etch/metric/roc_auc.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

BOOST_AUTO_TEST_SUITE(roc_area)

BOOST_AUTO_TEST_CASE(it_counts_pairs) {
  std::vector<float> scores;
  std::vector<bool> truths;
  for (unsigned n = 0; n < 60; ++n) {
    scores.push_back(static_cast<float>(n * n % 17));
    truths.push_back(n * 7 % 5 < 2);
  }
  double won = 0, pairs = 0;
  for (unsigned p = 0; p < 60; ++p)
    for (unsigned q = 0; q < 60; ++q)
      if (truths[p] && !truths[q]) {
        pairs += 1;
        won += scores[p] > scores[q] ? 1.0 : scores[p] == scores[q] ? 0.5 : 0.0;
      }
  BOOST_TEST(etch::roc_auc(scores, truths) == won / pairs, boost::test_tools::tolerance(1e-14));
}

BOOST_AUTO_TEST_CASE(undefined_is_nan_and_lengths_must_agree) {
  const std::vector<double> scores{0.1, 0.2}, broken{0.1, std::numeric_limits<double>::quiet_NaN()};
  BOOST_TEST(std::isnan(etch::roc_auc(scores, std::vector<int>{1, 1})));
  BOOST_TEST(std::isnan(etch::roc_auc(broken, std::vector<int>{0, 1})));
  BOOST_TEST(std::isnan(etch::roc_auc(std::vector<double>{}, std::vector<int>{})));
  BOOST_CHECK_THROW(etch::roc_auc(scores, std::vector<int>{1}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
