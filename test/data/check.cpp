// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every way data can be wrong is found, with row and column of the first mistake.
#include <etch/data/check.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/source_ref.hpp>

#include <boost/test/unit_test.hpp>
#include <limits>

#include "files.hpp"

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN(),
                infinity = std::numeric_limits<float>::infinity();

template <class Data>
std::string problem(Data& data, const etch::data_demands& demands = {}) {
  const std::string direct = files::error_of([&] { etch::check_data(data, demands); });
  if constexpr (requires { data.inputs; }) {
    const std::string by_reference = files::error_of([&] {  // the way streams are checked
      etch::reference_to<Data> any(&data);
      etch::check_data(any, demands);
    });
    if (data.inputs.size() == data.targets.size())
      BOOST_TEST(by_reference == direct);
    else
      BOOST_TEST(by_reference != "");
  }
  return direct;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(a_bad_number_is_found_at_every_place) {
  for (etch::index bad = 0; bad < 131; ++bad)
    for (float value : {not_a_number, infinity, -infinity}) {
      etch::Dataset<131, etch::Label> data;
      data.inputs.resize(70);
      data.targets.resize(70);
      data.inputs[69][bad] = value;
      const std::string text = value == infinity ? "inf" : value < 0 ? "-inf" : "nan";
      BOOST_REQUIRE_EQUAL(problem(data), "training data, row 69, column " + std::to_string(bad) +
                                             ": expected a finite number, found " + text);
    }
}

BOOST_AUTO_TEST_CASE(the_largest_numbers_are_fine) {
  etch::Dataset<2, etch::Target<1>, double> data;
  data.add({std::numeric_limits<double>::max(), -std::numeric_limits<double>::denorm_min()}, {-0.0});
  BOOST_TEST(problem(data) == "");
  etch::Dataset<40, etch::Label> narrow;
  narrow.add({}, 0);
  narrow.inputs[0].fill(-std::numeric_limits<float>::max());
  BOOST_TEST(problem(narrow) == "");
}

BOOST_AUTO_TEST_CASE(labels_and_targets) {
  etch::Dataset<1, etch::Label> labels;
  labels.add({0.0f}, 9);
  labels.add({0.0f}, 12);
  BOOST_TEST(problem(labels) == "");
  BOOST_TEST(problem(labels, {.classes = 13}) == "");
  BOOST_TEST(problem(labels, {.classes = 12}) == "training data, row 1: expected a label below 12, found 12");
  BOOST_TEST(problem(labels, {.name = "validation data", .classes = 10}) ==
             "validation data, row 1: expected a label below 10, found 12");

  etch::Dataset<1, etch::Target<3>> soft;
  soft.add({0.0f}, {0.25f, 0.25f, 0.5f});
  soft.add({0.0f}, {1.0f, 1.0f, 0.0f});
  BOOST_TEST(problem(soft, {.targets = etch::target_rule::probabilities}) == "");
  BOOST_TEST(problem(soft, {.targets = etch::target_rule::distribution}) ==
             "training data, row 1: expected target probabilities that sum to 1, found a sum of 2");
  soft.targets[0][2] = 1.5f;
  BOOST_TEST(problem(soft) == "");
  BOOST_TEST(problem(soft, {.targets = etch::target_rule::probabilities}) ==
             "training data, row 0, target column 2: expected a probability between 0 and 1, found 1.5");
  soft.targets[1][0] = not_a_number;
  BOOST_TEST(problem(soft) == "training data, row 1, target column 0: expected a finite number, found nan");
}

BOOST_AUTO_TEST_CASE(sizes) {
  etch::Dataset<2, etch::Label> data;
  BOOST_TEST(problem(data) == "training data: expected at least one row, found none");
  data.add({1.0f, 2.0f}, 0);
  BOOST_TEST(problem(data, {.batch_size = 1}) == "");
  BOOST_TEST(problem(data, {.batch_size = 32}) == "training data: expected at least 32 rows for one batch, found 1");
  data.targets.push_back(1);
  BOOST_TEST(problem(data) == "training data: expected 1 targets, one for each row of inputs, found 2");
}

BOOST_AUTO_TEST_SUITE_END()
