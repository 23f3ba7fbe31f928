// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A split loses no row and repeats none; a stratified one keeps the proportions of the classes.
#include <etch/data/split.hpp>

#include <boost/test/unit_test.hpp>
#include <set>

#include "files.hpp"

namespace {

etch::Dataset<1, etch::Label> uneven(etch::index rows) {
  etch::Dataset<1, etch::Label> data;
  for (etch::index n = 0; n < rows; ++n)
    data.add({static_cast<float>(n)}, n % 10 < 7 ? 0u : n % 10 < 9 ? 1u : 4000000000u);
  return data;
}

template <class Parts>
void expect_partition(const Parts& parts, etch::index size) {
  std::set<etch::index> seen(parts.train.rows().begin(), parts.train.rows().end());
  seen.insert(parts.test.rows().begin(), parts.test.rows().end());
  BOOST_TEST(seen.size() == size);
  BOOST_TEST(parts.train.size() + parts.test.size() == size);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(splitting)

BOOST_AUTO_TEST_CASE(both_splits_partition_with_the_rounded_size) {
  for (etch::index size : {2u, 3u, 10u, 99u, 1000u}) {
    const auto data = uneven(size);
    for (double fraction : {0.5, 0.6, 0.8}) {
      if (std::llround(fraction * static_cast<double>(size)) == static_cast<long long>(size)) continue;
      const auto plain = etch::split(data, fraction, etch::Seed{1});
      const auto even = etch::stratified_split(data, fraction, etch::Seed{1});
      expect_partition(plain, size);
      expect_partition(even, size);
      BOOST_TEST(plain.train.size() == even.train.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(classes_keep_their_share_to_within_one_row) {
  const auto data = uneven(1000);
  const auto [train, test] = etch::stratified_split(data, 0.77, etch::Seed{9});
  std::map<etch::Label, int> count;
  for (etch::index n = 0; n < train.size(); ++n) ++count[train.target(n)];
  BOOST_TEST(std::abs(count[0] - 539) <= 1);
  BOOST_TEST(std::abs(count[1] - 154) <= 1);
  BOOST_TEST(std::abs(count[4000000000u] - 77) <= 1);
}

BOOST_AUTO_TEST_CASE(what_is_left_goes_to_the_largest_remainder) {
  etch::Dataset<1, etch::Label> data;
  for (etch::Label label : {0u, 0u, 0u, 0u, 1u, 1u, 1u, 2u, 2u, 2u, 2u, 2u}) data.add({0.0f}, label);
  const auto parts = etch::stratified_split(data, 0.75, etch::Seed{1});  // shares of 3, 2.25 and 3.75
  std::map<etch::Label, int> count;
  for (etch::index n = 0; n < parts.train.size(); ++n) ++count[parts.train.target(n)];
  BOOST_TEST(count[0] == 3);
  BOOST_TEST(count[1] == 2);
  BOOST_TEST(count[2] == 4);
}

BOOST_AUTO_TEST_CASE(the_seed_decides) {
  const auto data = uneven(200);
  BOOST_TEST(etch::split(data, 0.5, etch::Seed{1}).train.rows() == etch::split(data, 0.5, etch::Seed{1}).train.rows());
  BOOST_TEST(etch::split(data, 0.5, etch::Seed{1}).train.rows() != etch::split(data, 0.5, etch::Seed{2}).train.rows());
}

BOOST_AUTO_TEST_CASE(views_can_be_split_again) {
  const auto data = uneven(100);
  const auto outer = etch::split(data, 0.8, etch::Seed{1});
  const auto inner = etch::stratified_split(outer.train, 0.75, etch::Seed{2});
  BOOST_TEST(inner.train.size() == 60u);
  BOOST_TEST(&inner.test.base() == &data);
}

BOOST_AUTO_TEST_CASE(parts_without_rows_are_refused) {
  const auto data = uneven(3);
  BOOST_TEST(files::error_of([&] { etch::split(data, 0.9, etch::Seed{1}); }) ==
             "split: expected rows for both parts at fraction 0.9, found 3 rows");
  for (double fraction : {0.0, 1.0, -1.0, 2.0, std::nan("")})
    BOOST_TEST(files::error_of([&] { etch::split(data, fraction, etch::Seed{1}); }) != "");
}

BOOST_AUTO_TEST_SUITE_END()
