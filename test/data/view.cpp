// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A view is the rows it names, views of views included, and refuses rows that are not there.
#include <etch/data/view.hpp>

#include <boost/test/unit_test.hpp>

#include "files.hpp"

namespace {

etch::Dataset<1, etch::Label> numbered(etch::index rows) {
  etch::Dataset<1, etch::Label> data;
  for (etch::index n = 0; n < rows; ++n) data.add({static_cast<float>(n)}, static_cast<etch::Label>(n));
  return data;
}

template <class Data>
concept can_be_sliced = requires(Data data) {
  etch::slice(std::forward<Data>(data), 0, 1);
};

}  // namespace

BOOST_AUTO_TEST_SUITE(view)

BOOST_AUTO_TEST_CASE(slices_and_subsets_compose) {
  const auto data = numbered(20);
  const auto middle = etch::slice(data, 5, 10);
  const auto some = etch::subset(middle, {9, 0, 0});
  BOOST_TEST(some.size() == 3u);
  BOOST_TEST(some.target(0) == 14u);
  BOOST_TEST(some.target(1) == 5u);
  BOOST_TEST(&some.input(2) == &data.inputs[5]);  // nothing is copied
  const auto own = etch::copy(some);
  BOOST_TEST((own.targets == std::vector<etch::Label>{14, 5, 5}));
  float inputs[3];
  etch::Label targets[3];
  some.gather(etch::in_order(), 0, 3, inputs, targets);
  BOOST_TEST(inputs[0] == 14.0f);
  BOOST_TEST(targets[2] == 5u);
}

BOOST_AUTO_TEST_CASE(rows_that_are_not_there_are_refused) {
  auto data = numbered(5);
  BOOST_TEST(files::error_of([&] {
               etch::subset(data, {0, 5});
             }) == "view, position 1: expected a row below 5, found 5");
  BOOST_TEST(files::error_of([&] { etch::slice(data, 3, 3); }) == "slice: expected at most 5 rows, found rows 3 to 6");
  const auto part = etch::slice(data, 1, 3);
  BOOST_TEST(files::error_of([&] { etch::subset(part, {3}); }) == "view of a view: expected a row below 3, found 3");
  BOOST_TEST(files::error_of([&] { etch::slice(data, static_cast<etch::index>(-1), 2); }) != "");
  data.targets.pop_back();
  BOOST_TEST(files::error_of([&] { etch::subset(data, {0}); }) ==
             "data set: expected 5 targets, one for each row, found 4");
}

BOOST_AUTO_TEST_SUITE_END()
