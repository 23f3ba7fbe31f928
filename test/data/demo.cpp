// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Generated data: the seed and the row decide, classes take turns, and digits look like ink on paper.
#include <etch/data/demo/demo.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>

BOOST_AUTO_TEST_SUITE(demo_data)

BOOST_AUTO_TEST_CASE(a_row_depends_on_seed_and_number_alone) {
  namespace demo = etch::demo;
  using count = etch::index;
  using etch::Seed;
  const auto law = [](auto&& make) {
    const auto few = make(count{20}, Seed{5}), many = make(count{50}, Seed{5}), other = make(count{20}, Seed{6});
    BOOST_TEST(few.size() == 20u);
    BOOST_TEST((few.inputs == std::decay_t<decltype(few.inputs)>(many.inputs.begin(), many.inputs.begin() + 20)));
    BOOST_TEST((few.targets == std::decay_t<decltype(few.targets)>(many.targets.begin(), many.targets.begin() + 20)));
    BOOST_TEST((few.inputs != other.inputs));
  };
  law([](count n, Seed s) { return demo::xor_clouds(n, s); });
  law([](count n, Seed s) { return demo::moons(n, s); });
  law([](count n, Seed s) { return demo::spirals(n, s); });
  law([](count n, Seed s) { return demo::rings(n, s); });
  law([](count n, Seed s) { return demo::blobs(n, s); });
  law([](count n, Seed s) { return demo::line(n, s); });
  law([](count n, Seed s) { return demo::sine<double>(n, s); });
  law([](count n, Seed s) { return demo::drawn_digits(n, s); });
}

BOOST_AUTO_TEST_CASE(without_noise_points_lie_on_their_curves) {
  const auto rings = etch::demo::rings(90, etch::Seed{1}, 3, 0);
  for (etch::index n = 0; n < 90; ++n)
    BOOST_TEST(std::abs(std::hypot(rings.inputs[n][0], rings.inputs[n][1]) - 1 - static_cast<float>(n % 3)) < 1e-5f);
  const auto line = etch::demo::line<double>(50, etch::Seed{1}, 3, 1, 0);
  for (etch::index n = 0; n < 50; ++n) BOOST_TEST(std::abs(line.targets[n][0] - 3 * line.inputs[n][0] - 1) < 1e-12);
  const auto moons = etch::demo::moons(50, etch::Seed{1}, 0);
  for (etch::index n = 0; n < 50; ++n) {
    const auto [x, y] = moons.inputs[n];
    const float radius = n % 2 == 0 ? std::hypot(x, y) : std::hypot(x - 1, y - 0.5f);
    BOOST_TEST(std::abs(radius - 1) < 1e-5f);
  }
  const auto table = etch::demo::xor_table();
  BOOST_TEST((table.targets == std::vector<std::array<float, 1>>{{0}, {1}, {1}, {0}}));
}

BOOST_AUTO_TEST_CASE(digits_are_ink_in_the_middle_of_clean_paper) {
  const auto digits = etch::demo::drawn_digits(2000, etch::Seed{11});
  double ink = 0, border = 0;
  for (etch::index n = 0; n < digits.size(); ++n) {
    BOOST_REQUIRE(digits.targets[n] == n % 10);
    double own = 0;
    for (etch::index k = 0; k < 784; ++k) {
      const float level = digits.inputs[n][k] * 255;
      BOOST_REQUIRE((level >= 0 && level <= 255 && std::abs(level - std::round(level)) < 1e-3f));
      own += static_cast<double>(digits.inputs[n][k]) / 784;
      if (k < 28 || k >= 756) border += static_cast<double>(digits.inputs[n][k]) / 56;
    }
    BOOST_REQUIRE(own > 0.03);
    ink += own;
  }
  BOOST_TEST((ink / 2000 > 0.08 && ink / 2000 < 0.25));  // MNIST has 0.13
  BOOST_TEST(border / 2000 < 0.03);
}

BOOST_AUTO_TEST_CASE(a_steady_hand_knows_three_ways_to_write_each_digit) {
  const etch::demo::handwriting steady{.slant = 0,
                                       .rotation = 0,
                                       .size = 0,
                                       .aspect = 0,
                                       .wobble = 0,
                                       .bend = 0,
                                       .place = 0,
                                       .thin = 1.2,
                                       .thick = 1.2,
                                       .pressure = 0,
                                       .noise = 0};
  for (etch::Label digit = 0; digit < 10; ++digit) {
    std::set<std::array<bool, 784>> seen;
    for (etch::index n = 0; n < 40; ++n) {
      etch::demo::draw random(etch::Seed{1}, 0, n);
      std::array<bool, 784> line{};
      const auto image = etch::demo::draw_digit(digit, random, steady);
      for (etch::index k = 0; k < 784; ++k) line[k] = image[k] > 0;
      seen.insert(line);
    }
    BOOST_TEST((seen.size() >= 3 && seen.size() <= 6), seen.size());  // the palest pixels come and go with the ink
  }
}

// The mean image of each class is a classifier better than chance and far from perfect: the classes differ, and so do
// the hands.
BOOST_AUTO_TEST_CASE(digits_are_neither_trivial_nor_hopeless) {
  const auto train = etch::demo::drawn_digits(3000, etch::Seed{1}),
             test = etch::demo::drawn_digits(1000, etch::Seed{2});
  std::array<std::array<float, 784>, 10> mean{};
  for (etch::index n = 0; n < train.size(); ++n)
    for (etch::index k = 0; k < 784; ++k) mean[train.targets[n]][k] += train.inputs[n][k] / 300;
  int right = 0;
  for (etch::index n = 0; n < test.size(); ++n) {
    float best = 1e9f;
    etch::Label guess = 0;
    for (etch::Label digit = 0; digit < 10; ++digit) {
      float distance = 0;
      for (etch::index k = 0; k < 784; ++k) {
        const float difference = test.inputs[n][k] - mean[digit][k];
        distance += difference * difference;
      }
      if (distance < best) {
        best = distance;
        guess = digit;
      }
    }
    right += guess == test.targets[n];
  }
  BOOST_TEST((right > 700 && right < 930), right);
}

BOOST_AUTO_TEST_SUITE_END()
