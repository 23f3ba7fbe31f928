// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A stream is a source like any other: every row once per epoch, the same for any batches, shuffled within windows.
#include <etch/data/check.hpp>
#include <etch/data/csv_rows.hpp>
#include <etch/data/idx.hpp>
#include <etch/data/npy.hpp>
#include <etch/data/stream.hpp>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "files.hpp"

namespace {

// Row n is n; counts what is read.
struct numbers {
  using value_type = float;
  using target_type = etch::Label;
  static constexpr etch::index input_width = 2;

  etch::index rows;
  etch::index* reads;

  etch::index size() const { return rows; }
  void read(etch::index first, etch::index count, std::array<float, 2>* inputs, etch::Label* targets) {
    BOOST_REQUIRE(first + count <= rows);
    *reads += count;
    for (etch::index n = 0; n < count; ++n) {
      inputs[n] = {static_cast<float>(first + n), 1};
      targets[n] = static_cast<etch::Label>(first + n);
    }
  }
};

using Numbers = etch::Stream<numbers>;
static_assert(etch::data_source<Numbers> && !etch::data_source<const Numbers>);
static_assert(etch::data_source<etch::Stream<etch::CsvRows<2, etch::Target<3>, double>>>);
static_assert(etch::data_source<etch::Stream<etch::NpyRows<2, etch::Label>>>);
static_assert(etch::data_source<etch::Stream<etch::IdxRows<784>>>);

std::vector<etch::Label> rows_in(Numbers& stream, etch::Order order, etch::index batch) {
  std::vector<etch::Label> result;
  std::vector<float> inputs(batch * 2);
  std::vector<etch::Label> targets(batch);
  for (etch::index first = 0; first < stream.size(); first += batch) {
    const auto count = std::min(batch, stream.size() - first);
    stream.gather(order, first, count, inputs.data(), targets.data());
    for (etch::index n = 0; n < count; ++n) {
      BOOST_REQUIRE(inputs[2 * n] == static_cast<float>(targets[n]));
      result.push_back(targets[n]);
    }
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(streaming)

BOOST_AUTO_TEST_CASE(every_row_once_whatever_window_and_batch) {
  for (etch::index size : {1u, 7u, 100u, 103u})
    for (etch::index window : {1u, 10u, 100u, 1000u}) {
      etch::index reads = 0;
      Numbers stream(numbers{size, &reads}, window);
      const auto order = etch::shuffled(etch::Seed{2}, 5);
      const auto whole = rows_in(stream, order, size);
      BOOST_TEST(reads == size);  // each window is read once
      for (etch::index batch : {1u, 3u, 64u}) BOOST_TEST(rows_in(stream, order, batch) == whole);
      auto sorted = whole;
      std::sort(sorted.begin(), sorted.end());
      BOOST_TEST(rows_in(stream, etch::in_order(), 16) == sorted);
      for (etch::index n = 0; n < size; ++n) BOOST_REQUIRE(sorted[n] == n);
      if (size > 50) BOOST_TEST((window == 1 || whole != sorted));
    }
}

BOOST_AUTO_TEST_CASE(windows_change_places_and_rows_within_them) {
  etch::index reads = 0;
  Numbers stream(numbers{100, &reads}, 10);
  const auto rows = rows_in(stream, etch::shuffled(etch::Seed{1}, 0), 100);
  bool moved = false, mixed = false;
  for (etch::index n = 0; n < 100; ++n) {
    moved = moved || rows[n] / 10 != n / 10;
    mixed = mixed || rows[n] % 10 != n % 10;
    BOOST_TEST(rows[n] / 10 == rows[n / 10 * 10] / 10);
  }
  BOOST_TEST((moved && mixed));
  BOOST_TEST(rows_in(stream, etch::shuffled(etch::Seed{1}, 1), 100) != rows);
}

BOOST_AUTO_TEST_CASE(files_stream_the_rows_they_hold) {
  const files::folder folder;
  std::string text = "a,b,y\n";
  for (int n = 0; n < 300; ++n) text += std::to_string(n) + "," + std::to_string(-n) + "," + std::to_string(n) + "\n";
  etch::Stream stream(etch::CsvRows<2, etch::Label>(folder.write("x.csv", text)), 64);
  etch::check_data(stream, {.classes = 300});
  std::vector<float> inputs(600);
  std::vector<etch::Label> targets(300);
  stream.gather(etch::shuffled(etch::Seed{1}, 0), 0, 300, inputs.data(), targets.data());
  for (etch::index n = 0; n < 300; ++n) {
    BOOST_REQUIRE(inputs[2 * n] == static_cast<float>(targets[n]));
    BOOST_REQUIRE(inputs[2 * n + 1] == -static_cast<float>(targets[n]));
  }
  std::sort(targets.begin(), targets.end());
  for (etch::index n = 0; n < 300; ++n) BOOST_REQUIRE(targets[n] == n);
  BOOST_TEST(files::error_of([&] { etch::check_data(stream, {.classes = 299}); }) ==
             "training data, row 299: expected a label below 299, found 299");
}

BOOST_AUTO_TEST_CASE(a_window_without_rows_is_refused) {
  etch::index reads = 0;
  BOOST_CHECK_THROW(Numbers(numbers{5, &reads}, 0), etch::data_error);
}

BOOST_AUTO_TEST_SUITE_END()
