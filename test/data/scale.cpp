// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Scaling maps training data to mean 0 and deviation 1, or into a range; its inverse undoes it.
#include <etch/data/scale.hpp>
#include <etch/data/view.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "files.hpp"

namespace {

etch::Dataset<4, etch::Label> measured() {
  etch::Dataset<4, etch::Label> data;
  for (int n = 0; n < 101; ++n)
    data.add({static_cast<float>(n), 1e6f + static_cast<float>(n % 7), 0.1f, -3.0f * static_cast<float>(n * n % 11)},
             0);
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scaling)

BOOST_AUTO_TEST_CASE(standardized_columns_have_mean_zero_and_deviation_one) {
  auto data = measured();
  const auto original = data.inputs;
  const auto scale = etch::Standardize<4>::fit(data);
  BOOST_TEST(scale.mean[0] == 50.0f);
  BOOST_TEST(scale.deviation[0] == std::sqrt(850.0f), boost::test_tools::tolerance(1e-6f));  // (n² − 1) / 12
  scale.apply(data);
  for (etch::index k = 0; k < 4; ++k) {
    double sum = 0, squares = 0;
    for (const auto& row : data.inputs) {
      sum += static_cast<double>(row[k]);
      squares += static_cast<double>(row[k] * row[k]);
    }
    BOOST_TEST(std::abs(sum / 101) < (k == 1 ? 0.05 : 1e-6));  // at 1e6 a float resolves 1/16
    if (k == 2)
      BOOST_TEST(squares == 0.0);
    else
      BOOST_TEST(squares / 101 == 1.0, boost::test_tools::tolerance(1e-2));
  }
  scale.inverse(data);
  for (etch::index n = 0; n < data.size(); ++n)
    for (etch::index k = 0; k < 4; ++k)
      BOOST_TEST(std::abs(data.inputs[n][k] - original[n][k]) <= 1e-5f * (1 + std::abs(original[n][k])));
}

BOOST_AUTO_TEST_CASE(min_max_fills_its_range) {
  auto data = measured();
  const auto original = data.inputs;
  const auto scale = etch::MinMax<4>::fit(data, -1.0f, 1.0f);
  scale.apply(data);
  for (etch::index k = 0; k < 4; ++k) {
    float low = 9, high = -9;
    for (const auto& row : data.inputs) {
      low = std::min(low, row[k]);
      high = std::max(high, row[k]);
    }
    BOOST_TEST(low == -1.0f);
    BOOST_TEST(high == (k == 2 ? -1.0f : 1.0f));
  }
  BOOST_TEST(scale(original[50])[0] == 0.0f);
  scale.inverse(data);
  for (etch::index n = 0; n < data.size(); ++n)
    for (etch::index k = 0; k < 4; ++k)
      BOOST_TEST(std::abs(data.inputs[n][k] - original[n][k]) <= 1e-5f * (1 + std::abs(original[n][k])));
}

BOOST_AUTO_TEST_CASE(a_view_is_fitted_like_a_copy_of_it) {
  const auto data = measured();
  const auto part = etch::slice(data, 10, 20);
  const auto own = etch::copy(part);
  BOOST_TEST(etch::Standardize<4>::fit(part).mean == etch::Standardize<4>::fit(own).mean);
}

BOOST_AUTO_TEST_CASE(without_rows_or_with_holes_nothing_is_fitted) {
  etch::Dataset<1, etch::Label> data;
  BOOST_TEST(files::error_of([&] { etch::Standardize<1>::fit(data); }) ==
             "data for Standardize: expected at least one row, found none");
  data.add({std::nanf("")}, 0);
  BOOST_TEST(files::error_of([&] { etch::MinMax<1>::fit(data); }) ==
             "data for MinMax, row 0, column 0: expected a finite number, found nan");
}

BOOST_AUTO_TEST_SUITE_END()
