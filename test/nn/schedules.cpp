// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Learning-rate schedules at points that can be worked out by hand from PyTorch's definitions.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

#include <etch/nn/schedule/reduce_on_plateau.hpp>
#include <etch/nn/schedule/schedules.hpp>

namespace {
using namespace etch;
bool near(float found, double expected) { return std::abs(static_cast<double>(found) - expected) <= 1e-6 * expected; }
}  // namespace

BOOST_AUTO_TEST_SUITE(nn_schedules)

BOOST_AUTO_TEST_CASE(decays) {
  BOOST_TEST(near(ConstantRate{.learning_rate = 0.5f}(1000), 0.5));
  const StepDecay steps{.learning_rate = 0.1f, .every = 3, .factor = 0.5f};
  BOOST_TEST(near(steps(0), 0.1));
  BOOST_TEST(near(steps(2), 0.1));
  BOOST_TEST(near(steps(3), 0.05));
  BOOST_TEST(near(steps(9), 0.0125));
  const ExponentialDecay exponential{.learning_rate = 0.1f, .factor = 0.9f};
  BOOST_TEST(near(exponential(0), 0.1));
  BOOST_TEST(near(exponential(7), 0.1 * std::pow(0.9, 7)));
}

BOOST_AUTO_TEST_CASE(half_a_cosine) {
  const Cosine cosine{.learning_rate = 0.2f, .steps = 10, .lowest = 0.1f};
  BOOST_TEST(near(cosine(0), 0.2));
  BOOST_TEST(near(cosine(5), 0.15));
  BOOST_TEST(near(cosine(10), 0.1));
  BOOST_TEST(near(cosine(20), 0.2));
}

BOOST_AUTO_TEST_CASE(warm_up_then_another) {
  const WarmUp<StepDecay> warm{
      .then = {.learning_rate = 0.3f, .every = 2, .factor = 0.5f}, .steps = 4, .start_factor = 0.5f};
  BOOST_TEST(near(warm(0), 0.15));
  BOOST_TEST(near(warm(2), 0.225));
  BOOST_TEST(near(warm(4), 0.3));
  BOOST_TEST(near(warm(6), 0.15));
  BOOST_TEST(near(WarmUp<>{.steps = 0}(0), 1e-3));
}

BOOST_AUTO_TEST_CASE(one_cycle) {
  // The rise ends at step 0.3·10 − 1 = 2, the fall at step 9.
  const OneCycle cycle{.highest = 1.0f, .steps = 10, .rising = 0.3f, .start_divisor = 25, .end_divisor = 100};
  BOOST_TEST(near(cycle(0), 0.04));
  BOOST_TEST(near(cycle(1), 0.52));
  BOOST_TEST(near(cycle(2), 1.0));
  BOOST_TEST(near(cycle(9), 0.0004));
  BOOST_TEST(near(cycle(100), 0.0004));
  BOOST_TEST(cycle(5) > cycle(6));
  BOOST_TEST(std::isfinite(OneCycle{.steps = 1}(0)));
  BOOST_TEST(std::isfinite(OneCycle{.steps = 2, .rising = 1}(1)));
}

BOOST_AUTO_TEST_CASE(plateau) {
  ReduceOnPlateau rate{.learning_rate = 1.0f, .factor = 0.5f, .patience = 2, .cooldown = 1, .lowest = 0.2f};
  BOOST_TEST(rate(3.0) == 1.0f);
  BOOST_TEST(rate(2.0) == 1.0f);
  BOOST_TEST(rate(2.0) == 1.0f);
  BOOST_TEST(rate(1.99999) == 1.0f);  // too little to count
  BOOST_TEST(rate(2.0) == 0.5f);
  BOOST_TEST(rate(2.0) == 0.5f);  // cooling down
  BOOST_TEST(rate(std::numeric_limits<double>::quiet_NaN()) == 0.5f);
  BOOST_TEST(rate(2.0) == 0.5f);
  BOOST_TEST(rate(2.0) == 0.25f);
  for (int i = 0; i < 20; ++i) rate(2.0);
  BOOST_TEST(rate.learning_rate == 0.2f);
}

BOOST_AUTO_TEST_SUITE_END()
