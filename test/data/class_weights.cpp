// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/data/class_weights.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/view.hpp>

#include <boost/test/unit_test.hpp>

using namespace etch;

BOOST_AUTO_TEST_SUITE(data_class_weights)

// sklearn.utils.class_weight.compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 2, 1, 0, 2, 0])
BOOST_AUTO_TEST_CASE(are_those_of_scikit_learn) {
  Dataset<1, Label> data;
  for (const Label label : {0u, 0u, 0u, 2u, 1u, 0u, 2u, 0u}) data.add({0}, label);
  const std::vector<double> wanted{0.5333333333333333, 2.6666666666666665, 1.3333333333333333};
  BOOST_TEST(balanced_class_weights(data, 3) == wanted, boost::test_tools::per_element());

  // The same as one-hot rows; a single number is a yes or a no.
  Dataset<1, Target<3>> rows;
  Dataset<1, Target<1>> numbers;
  for (const Label label : data.targets) {
    std::array<float, 3> row{};
    row[label] = 1;
    rows.add({0}, row);
    numbers.add({0}, {label == 2 ? 1.0f : 0.0f});
  }
  BOOST_TEST(balanced_class_weights(rows, 3) == wanted, boost::test_tools::per_element());
  BOOST_TEST(balanced_class_weights(numbers, 2) == (std::vector<double>{0.6666666666666666, 2.0}),
             boost::test_tools::per_element());

  const auto part = subset(data, {3, 4, 5});
  BOOST_TEST(balanced_class_weights(part, 3) == (std::vector<double>{1, 1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_class_needs_a_row) {
  Dataset<1, Label> data;
  for (const Label label : {0u, 2u}) data.add({0}, label);
  BOOST_CHECK_EXCEPTION(balanced_class_weights(data, 3), data_error,
                        [](const data_error& error) { return error.where.find("class 1") != std::string::npos; });
  BOOST_CHECK_EXCEPTION(balanced_class_weights(data, 2), data_error,
                        [](const data_error& error) { return error.where.find("row 1") != std::string::npos; });
}

BOOST_AUTO_TEST_SUITE_END()
