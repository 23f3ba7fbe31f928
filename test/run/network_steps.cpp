// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A fused step is the gradient, as such, put into the optimizer's rule by hand; batches of any size are exact.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/trainer.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(network_steps)

using namespace etch;
using etch::index;

// ---- Rules, written once more in the plainest way ------------------------------------------------------------------

struct scalar_state {
  double m = 0, v = 0, product = 1;
};

void update(const SGD& o, double& w, double g, double decaying, scalar_state&, int) {
  w -= static_cast<double>(o.learning_rate) * (g + static_cast<double>(o.weight_decay) * decaying);
}
void update(const Momentum& o, double& w, double g, double decaying, scalar_state& s, int step) {
  const double d = g + static_cast<double>(o.weight_decay) * decaying;
  s.m = step == 1 ? d : static_cast<double>(o.momentum) * s.m + d;
  w -= static_cast<double>(o.learning_rate) * s.m;
}
void update(const Adam& o, double& w, double g, double decaying, scalar_state& s, int step) {
  const double b1 = static_cast<double>(o.beta1), b2 = static_cast<double>(o.beta2);
  const double d = g + static_cast<double>(o.weight_decay) * decaying;
  s.m = b1 * s.m + (1 - b1) * d;
  s.v = b2 * s.v + (1 - b2) * d * d;
  w -= static_cast<double>(o.learning_rate) * (s.m / (1 - std::pow(b1, step))) /
       (std::sqrt(s.v / (1 - std::pow(b2, step))) + static_cast<double>(o.epsilon));
}
void update(const AdamW& o, double& w, double g, double decaying, scalar_state& s, int step) {
  w -= static_cast<double>(o.learning_rate) * static_cast<double>(o.weight_decay) * decaying;
  update(Adam{.learning_rate = o.learning_rate, .beta1 = o.beta1, .beta2 = o.beta2, .epsilon = o.epsilon}, w, g, 0, s,
         step);
}

// ---- The law -------------------------------------------------------------------------------------------------------

template <class Declared>
inline constexpr bool is_frozen = false;
template <class Declared>
inline constexpr bool is_frozen<frozen<Declared>> = true;

// Takes steps both ways. Running statistics are left to the trainer: they have a test of their own.
template <class Network, class Loss, index Most = 33, class Optimizer>
void fused_is_by_hand(Optimizer optimizer, double tolerance, index rows) {
  using block = parameters_of<Network, double>;
  const Seed seed{9};
  Model<Network, double> model{Seed{4}};
  Trainer<Network, Loss, Optimizer, Batch<Most>, double> trainer(model, optimizer, seed);
  std::vector<scalar_state> states(block::size);
  for (int step = 1; step <= 4; ++step) {
    const auto x = samples::inputs<double, Network::inputs>(rows, static_cast<std::uint64_t>(step));
    const auto t = samples::targets<Loss, double, Network::outputs>(rows, static_cast<std::uint64_t>(step) + 50);
    Model<Network, double> expected = model;
    auto slope = gradients<Loss>(model, x, t, seed, static_cast<std::uint64_t>(step));
    const double loss = trainer.step(x, t);
    BOOST_TEST(std::abs(loss - slope.loss()) <= 1e-13 * (1 + std::abs(loss)));
    const auto check = [&]<class... Owned>(types<Owned...>) {
      const auto one = [&]<class One>(std::type_identity<One>) {
        using declared = typename One::declared;
        for (index n = 0; n < declared::rows * declared::columns; ++n) {
          const index i = block::template offset<One> +
                          place_in_parameter<double, declared>(n / declared::columns, n % declared::columns);
          double& w = expected.data()[i];
          const double before = w;
          if constexpr (declared::trained)
            update(optimizer, w, slope.parameters()[i], declared::decays ? w : 0.0, states[i], step);
          if constexpr (declared::trained || is_frozen<declared>)
            BOOST_TEST(std::abs(model.data()[i] - w) <= tolerance * (std::abs(w) + std::abs(w - before)),
                       std::string_view(name_of(One{}))
                           << "[" << n << "] after step " << step << ": " << model.data()[i] << ", by hand " << w);
        }
      };
      (one(std::type_identity<Owned>{}), ...);
    };
    check(owned_of<Network>{});
  }
}

using classifier = Sequential<Dense<3, 17, ReLU>, Dropout<0.2>, Dense<17, 5, Softmax>>;
using normalised = Sequential<Dense<7, 9, Swish>, BatchNorm<9>, Residual<Dense<9, 9, Tanh>>, Dense<9, 1>>;
using learning = Sequential<Dense<5, 7, PReLU>, LayerNorm<7>, Frozen<Dense<7, 7, Tanh>>, Gated<7, 3>>;

template <class Optimizer>
void fused_is_by_hand_everywhere(Optimizer optimizer, double tolerance) {
  for (const index rows : {1u, 2u, 5u, 33u}) {
    fused_is_by_hand<classifier, CrossEntropy>(optimizer, tolerance, rows);
    fused_is_by_hand<normalised, MeanSquaredError>(optimizer, tolerance, rows);
    fused_is_by_hand<learning, Huber<>>(optimizer, tolerance, rows);
  }
}

// A batch that is known to have one row has loops of its own, which add in another order.
BOOST_AUTO_TEST_CASE(a_single_row) {
  const SGD optimizer{.learning_rate = 0.1f, .weight_decay = 0.3f};
  fused_is_by_hand<classifier, CrossEntropy, 1>(optimizer, 1e-13, 1);
  fused_is_by_hand<normalised, MeanSquaredError, 1>(optimizer, 1e-13, 1);
  fused_is_by_hand<learning, Huber<>, 1>(optimizer, 1e-13, 1);
}
BOOST_AUTO_TEST_CASE(rows_that_are_copied_first) {
  using network = Sequential<Dense<511, 256, Tanh>, Dense<256, 3>>;
  for (const index rows : {1u, 7u})
    fused_is_by_hand<network, MeanSquaredError>(SGD{.learning_rate = 0.1f}, 1e-14, rows);
}
BOOST_AUTO_TEST_CASE(sgd) {
  fused_is_by_hand_everywhere(SGD{.learning_rate = 0.1f}, 1e-15);
  fused_is_by_hand_everywhere(SGD{.learning_rate = 0.1f, .weight_decay = 0.3f}, 1e-15);
}
BOOST_AUTO_TEST_CASE(momentum) {
  const Momentum optimizer{.learning_rate = 0.1f, .weight_decay = 0.3f};
  for (const index rows : {1u, 33u}) fused_is_by_hand<normalised, MeanSquaredError>(optimizer, 1e-14, rows);
}
BOOST_AUTO_TEST_CASE(adam) {
  fused_is_by_hand_everywhere(Adam{.learning_rate = 0.1f}, 1e-11);
  fused_is_by_hand_everywhere(Adam{.learning_rate = 0.1f, .weight_decay = 0.3f}, 1e-11);
}
BOOST_AUTO_TEST_CASE(adamw) {
  const AdamW optimizer{.learning_rate = 0.1f, .weight_decay = 0.3f};
  for (const index rows : {2u, 5u}) fused_is_by_hand<learning, Huber<>>(optimizer, 1e-11, rows);
}

// ---- Running statistics --------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(running_statistics_follow_the_batch) {
  using network = Sequential<BatchNorm<9, 0.25>, Dense<9, 2>>;
  Model<network, double> model{Seed{4}};
  Trainer<network, MeanSquaredError, SGD, Batch<33>, double> trainer(model);
  std::array<double, 9> mean{}, variance{};
  variance.fill(1);
  for (const index rows : {1u, 2u, 5u, 33u}) {
    const auto x = samples::inputs<double, 9>(rows, rows);
    trainer.step(x, samples::targets<MeanSquaredError, double, 2>(rows));
    for (index c = 0; c < 9; ++c) {
      double sum = 0, squares = 0;
      for (const auto& row : x) sum += row[c];
      const double centre = sum / static_cast<double>(rows);
      for (const auto& row : x) squares += (row[c] - centre) * (row[c] - centre);
      // A single row has no unbiased variance; PyTorch refuses it, we take zero.
      const double unbiased = rows == 1 ? 0 : squares / static_cast<double>(rows - 1);
      mean[c] += 0.25 * (centre - mean[c]);
      variance[c] += 0.25 * (unbiased - variance[c]);
      BOOST_TEST(std::abs(model.parameter<"0.running_mean">()(c) - mean[c]) <= 1e-14);
      BOOST_TEST(std::abs(model.parameter<"0.running_var">()(c) - variance[c]) <= 1e-14);
    }
  }
}

// ---- Batches -------------------------------------------------------------------------------------------------------

template <class Network, class T>
bool same_parameters(const Model<Network, T>& a, const Model<Network, T>& b) {
  return std::equal(a.data(), a.data() + parameters_of<Network, T>::size, b.data());
}

using shapes = std::tuple<classifier, normalised, learning>;

// A trainer with room for more rows takes the very same step.
BOOST_AUTO_TEST_CASE_TEMPLATE(room_for_more_rows_changes_no_bit, network, shapes) {
  Model<network> small{Seed{4}}, large{Seed{4}};
  Trainer<network, MeanSquaredError, SGD, Batch<5>> tight(small, {}, Seed{2});
  Trainer<network, MeanSquaredError, SGD, Batch<33>> roomy(large, {}, Seed{2});
  for (const index rows : {5u, 1u, 4u}) {
    const auto x = samples::inputs<float, network::inputs>(rows);
    const auto t = samples::targets<MeanSquaredError, float, network::outputs>(rows);
    BOOST_TEST(tight.step(x, t) == roomy.step(x, t));
    BOOST_TEST(same_parameters(small, large));
  }
}

// A last, partial batch leaves nothing of the full one before it in the step.
BOOST_AUTO_TEST_CASE_TEMPLATE(a_partial_batch_forgets_the_full_one, network, shapes) {
  using trainer = Trainer<network, MeanSquaredError, SGD, Batch<33>>;
  const auto x = samples::inputs<float, network::inputs>(33);
  const auto t = samples::targets<MeanSquaredError, float, network::outputs>(33);
  Model<network> used{Seed{4}};
  trainer after_full(used, {.learning_rate = 0}, Seed{2});
  after_full.step(x, t);
  Model<network> fresh = used;
  trainer first(fresh, {.learning_rate = 0}, Seed{2});
  const auto other = samples::inputs<float, network::inputs>(1, 77);
  first.step(other, t);
  fresh = used;
  after_full.optimizer().learning_rate = first.optimizer().learning_rate = 0.1f;
  BOOST_TEST(after_full.step(std::span(x).first(7), std::span(t).first(7)) ==
             first.step(std::span(x).first(7), std::span(t).first(7)));
  BOOST_TEST(same_parameters(used, fresh));
}

BOOST_AUTO_TEST_CASE(more_rows_than_a_batch_are_left_alone) {
  Model<classifier> model{Seed{4}}, same_start{Seed{4}};
  Trainer<classifier, CrossEntropy, SGD, Batch<7>> a(model), b(same_start);
  const auto x = samples::inputs<float, 3>(20);
  const auto labels = samples::labels<5>(20);
  BOOST_TEST(a.step(x, labels) == b.step(std::span(x).first(7), std::span(labels).first(7)));
  BOOST_TEST(same_parameters(model, same_start));
}

BOOST_AUTO_TEST_CASE(no_rows_are_no_step) {
  Model<classifier> model{Seed{4}};
  const Model<classifier> before = model;
  Trainer<classifier, CrossEntropy, Adam, Batch<7>> trainer(model);
  BOOST_TEST(trainer.step(samples::rows_of<float, 3>{}, std::vector<Label>{}) == 0);
  BOOST_TEST(trainer.step(samples::inputs<float, 3>(3), std::vector<Label>{}) == 0);
  BOOST_TEST(trainer.steps() == 0u);
  BOOST_TEST(same_parameters(model, before));
}

BOOST_AUTO_TEST_SUITE_END()
