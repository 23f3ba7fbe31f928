// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Steps and inference have the same bits whoever does them: one thread, many, or a few in the wrong order.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/executor/threads.hpp>
#include <etch/run/fit.hpp>
#include <etch/run/trainer.hpp>

#include <array>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstring>
#include <initializer_list>
#include <thread>

#include "samples.hpp"
#include "task.hpp"

BOOST_AUTO_TEST_SUITE(executors)

using namespace etch;
using etch::index;

// Somebody's own executor: shares whatever can be shared, on threads or from the last task to the first.
struct eager {
  static constexpr index least_work() { return 1; }
  index parts;
  Threads* pool = nullptr;
  index most_tasks = 0;

  index threads() const { return parts; }
  template <class Task>
  void run(index count, const Task& task) {
    most_tasks = count > most_tasks ? count : most_tasks;
    if (pool != nullptr)
      pool->run(count, task);
    else
      for (index i = count; i-- > 0;) task(i);
  }
};
static_assert(executor<eager> && executor<Threads> && !executor<int>);

template <class T>
bool same_bits(const T* a, const T* b, index count) {
  return std::memcmp(a, b, count * sizeof(T)) == 0;
}

template <class Network, class Loss, class Optimizer, class T, index Most = 200>
void steps_keep_their_bits(index rows, eager executor) {
  const auto x = samples::inputs<T, Network::inputs>(rows);
  const auto y = samples::targets<Loss, T, Network::outputs>(rows);
  Model<Network, T> alone{Seed{3}}, shared{Seed{3}};
  Trainer<Network, Loss, Optimizer, Batch<Most>, T> one{alone, {}, Seed{5}}, many{shared, {}, Seed{5}};
  std::vector<std::array<T, Network::outputs>> said(rows), said_by_many(rows);
  for (int step = 0; step < 3; ++step) {
    const T loss = one.step(x, y), loss_of_many = many.on(executor).step(x, y);
    BOOST_TEST(same_bits(&loss, &loss_of_many, 1));
  }
  const T loss = one.step(x, y, std::span(said)), loss_of_many = many.on(executor).step(x, y, std::span(said_by_many));
  BOOST_TEST(same_bits(&loss, &loss_of_many, 1));
  BOOST_TEST(same_bits(said[0].data(), said_by_many[0].data(), rows * Network::outputs));
  BOOST_TEST(same_bits(alone.data(), shared.data(), parameters_of<Network, T>::size));
  for (index state = 0; state < one.state_count; ++state)
    BOOST_TEST(same_bits(one.state(state), many.state(state), parameters_of<Network, T>::size));

  alone(x, said);
  shared.on(executor)(x, said_by_many);
  BOOST_TEST(same_bits(said[0].data(), said_by_many[0].data(), rows * Network::outputs));
  if (executor.parts > 1 && rows >= 24) BOOST_TEST(executor.most_tasks > 1u);
}

template <class Network, class Loss, class Optimizer, class T = float>
void all_keep_their_bits() {
  Threads two{2}, three{3};
  for (const index rows : std::initializer_list<index>{1, 2, 5, 13, 24, 33, 100, 127, 200}) {
    BOOST_TEST_CONTEXT("rows " << rows) {
      for (const index parts : std::initializer_list<index>{1, 2, 3, 7}) BOOST_TEST_CONTEXT("parts " << parts) {
          steps_keep_their_bits<Network, Loss, Optimizer, T>(rows, {parts});
        }
      BOOST_TEST_CONTEXT("two threads") { steps_keep_their_bits<Network, Loss, Optimizer, T>(rows, {2, &two}); }
      BOOST_TEST_CONTEXT("three threads") { steps_keep_their_bits<Network, Loss, Optimizer, T>(rows, {7, &three}); }
    }
  }
}

BOOST_AUTO_TEST_CASE(classifier) {
  all_keep_their_bits<Sequential<Dense<37, 67, ReLU>, Dropout<0.2>, Dense<67, 10, Softmax>>, CrossEntropy, Adam>();
}
// Column sums whose tiles are of two heights, statistics of the batch, reductions of rows.
BOOST_AUTO_TEST_CASE(normalised) {
  all_keep_their_bits<Sequential<Dense<9, 96, Tanh>, BatchNorm<96>, Dense<96, 71, GELU>, LayerNorm<71>, Dense<71, 3>>,
                      MeanSquaredError, SGD>();
}
BOOST_AUTO_TEST_CASE(a_single_row) {
  using network = Sequential<Dense<37, 131, ReLU>, Dropout<0.2>, Dense<131, 90, Tanh>, Dense<90, 10, Softmax>>;
  Threads two{2};
  for (const index parts : std::initializer_list<index>{1, 2, 3, 7})
    steps_keep_their_bits<network, CrossEntropy, Momentum, float, 1>(1, {parts});
  steps_keep_their_bits<network, CrossEntropy, Momentum, float, 1>(1, {2, &two});
}
BOOST_AUTO_TEST_CASE(in_double) {
  all_keep_their_bits<Sequential<Residual<Dense<17, 17, SiLU>>, RMSNorm<17>, Dense<17, 1>>, MeanSquaredError, Momentum,
                      double>();
}

// Shuffled, with dropout and a last batch that is not full.
BOOST_AUTO_TEST_CASE(fit_keeps_its_bits) {
  using network = Sequential<Dense<2, 33, ReLU>, Dropout<0.2>, Dense<33, 3, Softmax>>;
  const auto data = task::rings(130, 1);
  const FitOptions<Adam, 2, Label, float> options{
      .epochs = 3, .validation = &data, .seed = Seed{5}, .verbose = Verbose::silent};
  Model<network> alone{Seed{3}}, shared{Seed{3}};
  Threads two{2};
  eager executor{3, &two};
  const auto one = fit<CrossEntropy, Adam, Batch<32>>(alone, data, options);
  const auto many = fit<CrossEntropy, Adam, Batch<32>>(shared.on(executor), data, options);
  BOOST_TEST(executor.most_tasks > 1u);
  BOOST_TEST(task::same_bits(task::weights(alone), task::weights(shared)));
  BOOST_TEST(one.loss == many.loss, boost::test_tools::per_element());
  BOOST_TEST(one.validation_loss == many.validation_loss, boost::test_tools::per_element());
}

// A round begins when the one before has ended, with threads awake and asleep.
BOOST_AUTO_TEST_CASE(every_task_is_done_once) {
  Threads pool{3};
  BOOST_TEST(pool.threads() == 3u);
  std::vector<std::atomic<int>> done(70'000);
  for (const index count : std::initializer_list<index>{0, 1, 2, 3, 50, 70'000})
    for (int round = 0; round < 20; ++round) {
      for (auto& times : done) times = 0;
      pool.run(count, [&](index i) { ++done[i]; });
      index right = 0;
      for (index i = 0; i < done.size(); ++i) right += done[i] == (i < count ? 1 : 0) ? 1u : 0u;
      BOOST_TEST(right == done.size());
    }
}

// Enough rounds for what is measured now and then, threads that are late, and some that sleep.
BOOST_AUTO_TEST_CASE(rounds_may_be_short) {
  for (const index threads : std::initializer_list<index>{1, 2, 5}) {
    Threads pool{threads};
    const index least_at_first = pool.least_work();
    index wrong = 0;
    for (int round = 0; round < 2500; ++round) {
      std::array<std::atomic<int>, 7> done{};
      pool.run(done.size(), [&](index i) { ++done[i]; });
      for (const auto& times : done) wrong += times == 1 ? 0u : 1u;
      if (round % 500 == 499) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    BOOST_TEST(wrong == 0u);
    BOOST_TEST(pool.least_work() >= least_at_first);
    BOOST_TEST(pool.least_work() <= 5 * least_at_first);
  }
}

BOOST_AUTO_TEST_CASE(parts_cover_everything) {
  for (const index size : std::initializer_list<index>{1, 5, 6, 7, 48, 784})
    for (const index step : std::initializer_list<index>{1, 6, 24})
      for (index parts = 1; parts <= divide_up(size, step); ++parts) {
        BOOST_TEST(part_begin(0, parts, size, step) == 0u);
        BOOST_TEST(part_begin(parts, parts, size, step) == size);
        for (index i = 0; i < parts; ++i) {
          BOOST_TEST(part_begin(i, parts, size, step) % step == 0u);
          BOOST_TEST(part_begin(i, parts, size, step) < part_begin(i + 1, parts, size, step));
        }
      }
}

BOOST_AUTO_TEST_SUITE_END()
