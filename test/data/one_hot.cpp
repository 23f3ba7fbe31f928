// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// One-hot rows and labels are inverse to each other.
#include <etch/data/one_hot.hpp>

#include <boost/test/unit_test.hpp>

#include "files.hpp"

static_assert(etch::one_hot<3>(1) == std::array{0.0f, 1.0f, 0.0f});
static_assert(etch::label_of(std::array{1, 5, 5}) == 1);

BOOST_AUTO_TEST_SUITE(one_hot)

BOOST_AUTO_TEST_CASE(there_and_back) {
  etch::Dataset<1, etch::Label> data;
  for (etch::Label k = 0; k < 7; ++k) data.add({0.0f}, k);
  const auto rows = etch::one_hot<7>(data);
  for (etch::index n = 0; n < rows.size(); ++n) BOOST_TEST(etch::label_of(rows.targets[n]) == data.targets[n]);
}

BOOST_AUTO_TEST_CASE(a_label_out_of_range_is_refused) {
  BOOST_TEST(files::error_of([] { etch::one_hot<3>(3); }) == "one_hot: expected a label below 3, found 3");
}

BOOST_AUTO_TEST_SUITE_END()
