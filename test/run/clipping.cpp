// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Clipped and accumulated gradients do what the words say, computed here by a way of its own from the gradients alone.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/trainer.hpp>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>

#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(clipping)

using namespace etch;
using etch::index;

using odd = Sequential<Dense<5, 33, Tanh>, BatchNorm<33>, Dense<33, 7, Swish>, Frozen<Dense<7, 7>>, Dense<7, 3>>;
using deep = Sequential<Dense<5, 7, Tanh>, Dense<7, 7, Tanh>, Dense<7, 7, Tanh>, Dense<7, 7, Tanh>, Dense<7, 7, Tanh>,
                        Dense<7, 3>>;
using loss = MeanSquaredError;

template <class Network>
using trained = decltype(only_trained(owned_of<Network>{}));

// Calls visit(gradient, weight) for every trained number.
template <class Network, class Visit>
void each_number(const Gradients<Network, double>& g, Model<Network, double>& model, Visit visit) {
  using block = parameters_of<Network, double>;
  const auto one = [&]<class Owned>(std::type_identity<Owned>) {
    using declared = typename Owned::declared;
    const double* from = const_cast<Gradients<Network, double>&>(g).parameters() + block::template offset<Owned>;
    double* to = model.data() + block::template offset<Owned>;
    for (index in = 0; in < declared::rows; ++in)
      for (index out = 0; out < declared::columns; ++out) {
        const index place = place_in_parameter<double, declared>(in, out);
        visit(from[place], to[place]);
      }
  };
  [&]<class... Owned>(types<Owned...>) { (one(std::type_identity<Owned>{}), ...); }(trained<Network>{});
}

template <class Network>
double distance(const Model<Network, double>& a, const Model<Network, double>& b) {
  using block = parameters_of<Network, double>;
  double worst = 0;
  const auto one = [&]<class Owned>(std::type_identity<Owned>) {
    for (index i = 0; i < parameter_size<double, typename Owned::declared>(); ++i)
      worst = std::max(
          worst, std::abs(a.data()[block::template offset<Owned> + i] - b.data()[block::template offset<Owned> + i]));
  };
  [&]<class... Owned>(types<Owned...>) { (one(std::type_identity<Owned>{}), ...); }(trained<Network>{});
  return worst;
}
template <class Network>
void compare(const Model<Network, double>& found, const Model<Network, double>& wanted) {
  BOOST_TEST(distance(found, wanted) <= 1e-13);
}

// One step of plain gradient descent with gradients treated by `treat`.
template <class Network, class Optimizer>
void follows(const std::function<double(double, double norm)>& treat) {
  const auto x = samples::inputs<double, 5>(9);
  const auto t = samples::inputs<double, 3>(9, 2);
  Model<Network, double> model{Seed{3}}, other{Seed{3}};
  Trainer<Network, loss, Optimizer, Batch<9>, double> trainer{model};
  for (std::uint64_t step = 1; step <= 3; ++step) {
    const auto g = gradients<loss>(other, x, t, Seed{}, step);
    double squares = 0;
    each_number(g, other, [&](double gradient, double&) { squares += gradient * gradient; });
    each_number(g, other, [&](double gradient, double& weight) {
      weight -= static_cast<double>(trainer.optimizer().learning_rate) * treat(gradient, std::sqrt(squares));
    });
    trainer.step(x, t);
    compare(model, other);
  }
}

template <class Optimizer>
void all_follow(const std::function<double(double, double norm)>& treat) {
  follows<odd, Optimizer>(treat);
  follows<deep, Optimizer>(treat);
}

BOOST_AUTO_TEST_CASE(by_value) {
  all_follow<ClipValue<SGD, 0.01>>([](double g, double) { return std::clamp(g, -0.01, 0.01); });
}
BOOST_AUTO_TEST_CASE(by_norm) {
  all_follow<ClipNorm<SGD, 0.1>>([](double g, double norm) { return g * std::min(1.0, 0.1 / (norm + 1e-6)); });
  all_follow<ClipNorm<SGD, 1e6>>([](double g, double) { return g; });
}
// The gradient is clipped as the type reads: by norm, and what is left by value.
BOOST_AUTO_TEST_CASE(by_norm_then_value) {
  all_follow<ClipNorm<ClipValue<SGD, 0.01>, 0.1>>(
      [](double g, double norm) { return std::clamp(g * std::min(1.0, 0.1 / (norm + 1e-6)), -0.01, 0.01); });
}

template <class Network>
double norm_of_clipped(const Gradients<Network, double>& g, Model<Network, double>& model, double limit) {
  double squares = 0;
  each_number(g, model, [&](double gradient, double&) {
    squares += std::clamp(gradient, -limit, limit) * std::clamp(gradient, -limit, limit);
  });
  return std::sqrt(squares);
}
BOOST_AUTO_TEST_CASE(by_value_then_norm) {
  const auto x = samples::inputs<double, 5>(9);
  const auto t = samples::inputs<double, 3>(9, 2);
  Model<deep, double> model{Seed{3}}, other{Seed{3}};
  Trainer<deep, loss, ClipValue<ClipNorm<SGD, 0.05>, 0.01>, Batch<9>, double> trainer{model};
  const auto g = gradients<loss>(other, x, t);
  const double factor = std::min(1.0, 0.05 / (norm_of_clipped(g, other, 0.01) + 1e-6));
  BOOST_TEST(factor < 1);
  each_number(g, other, [&](double gradient, double& weight) {
    weight -= static_cast<double>(trainer.optimizer().learning_rate) * factor * std::clamp(gradient, -0.01, 0.01);
  });
  trainer.step(x, t);
  compare(model, other);
}

template <class Optimizer>
void does_the_same_out_of_reach() {
  const auto x = samples::inputs<double, 5>(9);
  const auto t = samples::inputs<double, 3>(9, 2);
  Model<deep, double> plain{Seed{3}}, clipped{Seed{3}};
  Trainer<deep, Penalized<loss, L2<0.01>>, Optimizer, Batch<9>, double> a{plain};
  Trainer<deep, Penalized<loss, L2<0.01>>, ClipNorm<Optimizer, 1e9>, Batch<9>, double> b{clipped};
  for (int step = 0; step < 5; ++step) BOOST_TEST(a.step(x, t) == b.step(x, t));
  compare(plain, clipped);
}
BOOST_AUTO_TEST_CASE(limits_out_of_reach) {
  does_the_same_out_of_reach<SGD>();
  does_the_same_out_of_reach<Adam>();
  does_the_same_out_of_reach<NAdam>();
}

// Batches of 3 added up three at a time are a batch of 9. (No BatchNorm here: its statistics are of each batch.)
template <class Optimizer>
void adds_up() {
  const auto x = samples::inputs<double, 5>(18);
  const auto t = samples::inputs<double, 3>(18, 2);
  Model<deep, double> whole{Seed{3}}, parts{Seed{3}};
  Trainer<deep, loss, ClipNorm<Optimizer, 0.5>, Batch<9>, double> at_once{whole};
  Trainer<deep, loss, Accumulate<ClipNorm<Optimizer, 0.5>, 3>, Batch<3>, double> bit_by_bit{parts};
  for (index batch = 0; batch < 2; ++batch) {
    at_once.step(std::span(x).subspan(9 * batch, 9), std::span(t).subspan(9 * batch, 9));
    for (index part = 0; part < 3; ++part) {
      const Model<deep, double> before = parts;
      bit_by_bit.step(std::span(x).subspan(9 * batch + 3 * part, 3), std::span(t).subspan(9 * batch + 3 * part, 3));
      if (part != 2) compare(parts, before);
    }
    BOOST_TEST(distance(whole, parts) <= 1e-10);
  }
}
BOOST_AUTO_TEST_CASE(accumulated) {
  adds_up<SGD>();
  adds_up<Adam>();
  adds_up<NAdam>();
}

BOOST_AUTO_TEST_SUITE_END()
