// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A confusion matrix counts each row once, whatever the order and the partition.
#include <etch/metric/confusion.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(confusion)

BOOST_AUTO_TEST_CASE(margins_sum_to_the_total) {
  etch::Confusion<7> all, odd, even;
  for (unsigned n = 0; n < 500; ++n) {
    const unsigned truth = n * n % 7, guess = n * 5 % 7;
    all.add(truth, guess);
    (n % 2 == 0 ? even : odd).add(truth, guess);
  }
  BOOST_TEST(all.total() == 500u);
  std::size_t truths = 0, guesses = 0, right = 0;
  for (unsigned k = 0; k < 7; ++k) {
    truths += all.truths(k);
    guesses += all.guesses(k);
    right += all(k, k);
  }
  BOOST_TEST(truths == 500u);
  BOOST_TEST(guesses == 500u);
  BOOST_TEST(right == all.right());
  BOOST_TEST((all != odd));
  BOOST_TEST((all == (odd += even)));
}

BOOST_AUTO_TEST_CASE(truth_comes_first) {
  etch::Confusion<3> matrix;
  matrix.add(0, 2, 5);
  BOOST_TEST(matrix(0, 2) == 5u);
  BOOST_TEST(matrix(2, 0) == 0u);
  BOOST_TEST(matrix.truths(0) == 5u);
  BOOST_TEST(matrix.guesses(2) == 5u);
}

BOOST_AUTO_TEST_CASE(outside_is_refused) {
  etch::Confusion<3> matrix;
  BOOST_CHECK_THROW(matrix.add(3, 0), std::out_of_range);
  BOOST_CHECK_THROW(matrix.add(0, 3), std::out_of_range);
  BOOST_CHECK_THROW(matrix(1, 99), std::out_of_range);
  BOOST_TEST(matrix.total() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
