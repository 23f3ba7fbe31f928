// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Shifts move every pixel alike and lose none inside; noise has its deviation; both depend on the key alone.
#include <etch/data/augment.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/scale.hpp>
#include <etch/data/transform.hpp>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>
#include <vector>

BOOST_AUTO_TEST_SUITE(augmentation)

BOOST_AUTO_TEST_CASE(a_shift_is_the_plain_double_loop) {
  constexpr int height = 5, width = 4;
  for (int down = -6; down <= 6; ++down)
    for (int right = -6; right <= 6; ++right) {
      std::array<float, 2 * height * width> image, expected;
      for (std::size_t n = 0; n < image.size(); ++n) image[n] = static_cast<float>(n + 1);
      for (int c = 0; c < 2; ++c)
        for (int y = 0; y < height; ++y)
          for (int x = 0; x < width; ++x) {
            const int from_y = y - down, from_x = x - right;
            const bool inside = from_y >= 0 && from_y < height && from_x >= 0 && from_x < width;
            expected[static_cast<std::size_t>((c * height + y) * width + x)] =
                inside ? image[static_cast<std::size_t>((c * height + from_y) * width + from_x)] : -1.0f;
          }
      etch::Shift<height, width, 2>{.fill = -1}.move(image.data(), down, right);
      BOOST_TEST(image == expected, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(all_shifts_up_to_the_most_occur_and_no_others) {
  std::set<int> places;
  for (std::uint64_t key = 0; key < 500; ++key) {
    std::array<float, 81> image{};
    image[40] = 1;
    etch::Shift<9, 9>{.most = 2}(image.data(), key);
    for (int n = 0; n < 81; ++n)
      if (image[static_cast<std::size_t>(n)] == 1.0f) places.insert(n);
  }
  BOOST_TEST(places.size() == 25u);
  BOOST_TEST(*places.begin() == 20);
  BOOST_TEST(*places.rbegin() == 60);
}

BOOST_AUTO_TEST_CASE(noise_has_mean_deviation_and_tails_of_a_bell) {
  std::vector<double> values(2000000);
  etch::Noise<2000000>{.deviation = 2.0}(values.data(), 7);
  double sum = 0, squares = 0, beyond = 0;
  for (double v : values) {
    sum += v;
    squares += v * v;
    beyond += std::abs(v) > 4;
  }
  BOOST_TEST(std::abs(sum / 2e6) < 5 * 2 / std::sqrt(2e6));
  BOOST_TEST(std::abs(squares / 2e6 - 4) < 0.02);
  BOOST_TEST(std::abs(beyond / 2e6 - 0.0455) < 0.001);  // beyond two deviations
}

BOOST_AUTO_TEST_CASE(a_transformed_source_repeats_itself_for_one_order_and_not_for_the_next) {
  etch::Dataset<16, etch::Label> data;
  for (unsigned n = 0; n < 30; ++n) data.add({static_cast<float>(n)}, n);
  const auto augmented = etch::transform(data, etch::Shift<4, 4>{.most = 1}, etch::Noise<16>{.deviation = 0.01});
  static_assert(etch::data_source<const decltype(augmented)>);
  const auto rows = [&](etch::Order order, etch::index batch) {
    std::vector<float> inputs(30 * 16);
    std::vector<etch::Label> targets(30);
    for (etch::index first = 0; first < 30; first += batch)
      augmented.gather(order, first, std::min<etch::index>(batch, 30 - first), inputs.data() + first * 16,
                       targets.data() + first);
    return inputs;
  };
  const auto once = rows(etch::shuffled(etch::Seed{1}, 0), 30);
  BOOST_TEST(rows(etch::shuffled(etch::Seed{1}, 0), 7) == once);
  BOOST_TEST(rows(etch::shuffled(etch::Seed{1}, 1), 30) != once);
  BOOST_TEST(data.inputs[3][0] == 3.0f);
}

BOOST_AUTO_TEST_CASE(a_scaling_is_a_step_too) {
  etch::Dataset<1, etch::Label> data;
  data.add({2.0f}, 0);
  data.add({4.0f}, 1);
  const auto scaled = etch::transform(data, etch::MinMax<1>::fit(data));
  float inputs[2];
  etch::Label targets[2];
  scaled.gather(etch::in_order(), 0, 2, inputs, targets);
  BOOST_TEST(inputs[0] == 0.0f);
  BOOST_TEST(inputs[1] == 1.0f);
}

BOOST_AUTO_TEST_SUITE_END()
