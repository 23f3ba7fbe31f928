// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows come out of a data set in the order asked for, whatever the batches.
#include <etch/data/dataset.hpp>
#include <etch/data/source_ref.hpp>
#include <etch/data/view.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using Data = etch::Dataset<3, etch::Label>;
static_assert(etch::data_source<Data> && etch::data_source<const Data> && etch::row_source<const Data>);
static_assert(etch::has_labels<Data> && !etch::has_labels<etch::Dataset<3, etch::Target<2>>>);
static_assert(std::is_same_v<etch::Dataset<3, etch::Target<2>, double>::target_type, std::array<double, 2>>);
static_assert(std::is_same_v<etch::Dataset<3, std::array<float, 2>>::target_type, std::array<float, 2>>);
static_assert(etch::data_source<etch::reference_to<Data>>);
static_assert(std::is_convertible_v<const Data*, etch::reference_to<Data>>);
static_assert(!std::is_convertible_v<const etch::Dataset<4, etch::Label>*, etch::reference_to<Data>>);

Data numbered(etch::index rows) {
  Data data;
  for (etch::index n = 0; n < rows; ++n) {
    const auto value = static_cast<float>(n);
    data.add({value, -value, 0.5f}, static_cast<etch::Label>(n));
  }
  return data;
}

template <class Source>
std::vector<etch::Label> rows_in(Source& source, etch::Order order, etch::index batch) {
  std::vector<etch::Label> result;
  std::vector<float> inputs(batch * 3);
  std::vector<etch::Label> targets(batch);
  for (etch::index first = 0; first < source.size(); first += batch) {
    const auto count = std::min(batch, source.size() - first);
    source.gather(order, first, count, inputs.data(), targets.data());
    for (etch::index n = 0; n < count; ++n) {
      BOOST_REQUIRE(inputs[3 * n] == static_cast<float>(targets[n]));  // a row keeps its target
      BOOST_REQUIRE(inputs[3 * n + 1] == -static_cast<float>(targets[n]));
      result.push_back(targets[n]);
    }
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dataset)

BOOST_AUTO_TEST_CASE(every_row_comes_once_per_epoch_whatever_the_batch) {
  const Data data = numbered(103);
  const auto order = etch::shuffled(etch::Seed{3}, 1);
  const auto whole = rows_in(data, order, 103);
  for (etch::index batch : {1u, 2u, 7u, 64u, 200u}) BOOST_TEST(rows_in(data, order, batch) == whole);
  auto sorted = whole;
  std::sort(sorted.begin(), sorted.end());
  BOOST_TEST(sorted == data.targets);
  BOOST_TEST(whole != data.targets);
  BOOST_TEST(rows_in(data, etch::in_order(), 10) == data.targets);
  BOOST_TEST(rows_in(data, etch::shuffled(etch::Seed{3}, 2), 103) != whole);
  BOOST_TEST(rows_in(data, etch::shuffled(etch::Seed{4}, 1), 103) != whole);
}

BOOST_AUTO_TEST_CASE(gathering_nothing_touches_nothing) {
  const Data data;
  data.gather(etch::shuffled(etch::Seed{1}, 0), 0, 0, nullptr, nullptr);
  BOOST_TEST(data.size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_reference_is_what_it_refers_to) {
  const Data data = numbered(20);
  const auto part = etch::slice(data, 5, 10);
  etch::reference_to<Data> any;
  BOOST_TEST(!any);
  BOOST_TEST(any.size() == 0u);
  any = &data;
  BOOST_TEST(rows_in(any, etch::shuffled(etch::Seed{1}, 0), 6) == rows_in(data, etch::shuffled(etch::Seed{1}, 0), 6));
  any = &part;
  BOOST_TEST(any.size() == 10u);
  BOOST_TEST(rows_in(any, etch::in_order(), 6).front() == 5u);
  any = nullptr;
  BOOST_TEST(!any);
  any = static_cast<const Data*>(nullptr);
  BOOST_TEST(!any);
}

BOOST_AUTO_TEST_SUITE_END()
