// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Steps take subnormal numbers for zeros; the caller, and inference, do as the caller's thread does.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/executor/threads.hpp>
#include <etch/run/trainer.hpp>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "samples.hpp"

#if defined(__SSE2__)
#include <cfenv>
#endif

BOOST_AUTO_TEST_SUITE(subnormals)

using namespace etch;
using etch::index;

template <class T>
index subnormals_in(const T* values, index count) {
  index found = 0;
  for (index i = 0; i < count; ++i)
    if (std::fpclassify(values[i]) == FP_SUBNORMAL) ++found;
  return found;
}

template <class T>
bool has_subnormals() {
  volatile T smallest = std::numeric_limits<T>::min();
  return smallest / 2 > 0;
}

using net = Sequential<Dense<40, 64, ReLU>, Dense<64, 10, Softmax>>;
constexpr index parameters = parameters_of<net, float>::size;

#if defined(__SSE2__) || defined(__aarch64__)

// Inputs that are zero from some step on: the moments of their weights decay for ever.
template <class Step>
void train_until_nothing_is_learnt(const Step& step) {
  auto x = samples::inputs<float, 40>(24);
  const auto y = samples::targets<CrossEntropy, float, 10>(24);
  for (int i = 0; i < 5; ++i) step(x, y);
  for (auto& values : x) values.fill(0);
  for (int i = 0; i < 1500; ++i) step(x, y);
}

template <class Optimizer>
void ends_at_zero() {
  Model<net> alone{Seed{3}}, shared{Seed{3}};
  Trainer<net, CrossEntropy, Optimizer, Batch<24>> one{alone}, many{shared};
  Threads two{2};
  train_until_nothing_is_learnt([&](const auto& x, const auto& y) { one.step(x, y); });
  train_until_nothing_is_learnt([&](const auto& x, const auto& y) { many.on(two).step(x, y); });
  BOOST_TEST(subnormals_in(alone.data(), parameters) == 0u);
  BOOST_TEST(std::memcmp(alone.data(), shared.data(), parameters * sizeof(float)) == 0);
  for (index which = 0; which < one.state_count; ++which) {
    BOOST_TEST(subnormals_in(one.state(which), parameters) == 0u);
    BOOST_TEST(std::memcmp(one.state(which), many.state(which), parameters * sizeof(float)) == 0);
  }
}

BOOST_AUTO_TEST_CASE(what_an_optimizer_remembers_ends_at_zero) {
  ends_at_zero<Adam>();
  ends_at_zero<Momentum>();
  ends_at_zero<RMSprop>();
}

#endif

BOOST_AUTO_TEST_CASE(the_caller_computes_as_before) {
  Model<net> model{Seed{1}};
  Trainer<net, CrossEntropy, SGD, Batch<8>> trainer{model};
  const auto x = samples::inputs<float, 40>(8);
  const auto y = samples::targets<CrossEntropy, float, 10>(8);
  BOOST_TEST(has_subnormals<float>());
  trainer.step(x, y);
  BOOST_TEST(has_subnormals<float>());
  BOOST_TEST(has_subnormals<double>());
#if defined(__SSE2__)
  std::feraiseexcept(FE_DIVBYZERO);
  std::fesetround(FE_UPWARD);
  trainer.step(x, y);
  BOOST_TEST(std::fetestexcept(FE_DIVBYZERO) != 0);
  BOOST_TEST(std::fetestexcept(FE_INEXACT) != 0);
  BOOST_TEST(std::fegetround() == FE_UPWARD);
  std::fesetround(FE_TONEAREST);
  std::feclearexcept(FE_ALL_EXCEPT);
#endif
}

// Threads compute as the one who calls them.
BOOST_AUTO_TEST_CASE(inference_keeps_them_on_any_thread) {
  using tiny = Sequential<Dense<64, 256>>;
  Model<tiny> model{Seed{2}};
  for (index i = 0; i < parameters_of<tiny, float>::size; ++i) model.data()[i] *= 1e-20f;
  auto x = samples::inputs<float, 64>(200);
  for (auto& values : x)
    for (float& value : values) value *= 1e-20f;
  std::vector<std::array<float, 256>> alone(200), shared(200);
  Threads two{2};
  model(x, alone);
  model.on(two)(x, shared);
  BOOST_TEST(subnormals_in(alone[0].data(), 200 * 256) > 0u);
  BOOST_TEST(std::memcmp(alone.data(), shared.data(), sizeof(alone[0]) * 200) == 0);
  {
    const in_mode here(without_subnormals());
    model(x, alone);
    model.on(two)(x, shared);
  }
#if defined(__SSE2__) || defined(__aarch64__)
  BOOST_TEST(subnormals_in(alone[0].data(), 200 * 256) == 0u);
#endif
  BOOST_TEST(std::memcmp(alone.data(), shared.data(), sizeof(alone[0]) * 200) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
