// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ten steps of every optimizer, fused into training, against plain loops written from PyTorch's documentation.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <typeinfo>
#include <vector>

#include <etch/train.hpp>

namespace {

using namespace etch;

// One number of a parameter and what its optimizer remembers of it.
struct number_state {
  double w, a = 0, b = 0, product = 1;
};

double d(float hyper_parameter) { return static_cast<double>(hyper_parameter); }
double decayed(double g, const number_state& s, float decay, bool decays) { return decays ? g + d(decay) * s.w : g; }

void reference(const SGD& o, number_state& s, double g, int, bool decays) {
  s.w -= d(o.learning_rate) * decayed(g, s, o.weight_decay, decays);
}
void reference(const Momentum& o, number_state& s, double g, int step, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  s.a = step == 1 ? g : d(o.momentum) * s.a + g;
  s.w -= d(o.learning_rate) * s.a;
}
void reference(const Nesterov& o, number_state& s, double g, int step, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  s.a = step == 1 ? g : d(o.momentum) * s.a + g;
  s.w -= d(o.learning_rate) * (g + d(o.momentum) * s.a);
}
void reference(const AdaGrad& o, number_state& s, double g, int step, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  const double rate = d(o.learning_rate) / (1 + (step - 1) * d(o.learning_rate_decay));
  s.a += g * g;
  s.w -= rate * g / (std::sqrt(s.a) + d(o.epsilon));
}
void reference(const RMSprop& o, number_state& s, double g, int, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  s.a = d(o.alpha) * s.a + (1 - d(o.alpha)) * g * g;
  s.w -= d(o.learning_rate) * g / (std::sqrt(s.a) + d(o.epsilon));
}
void adam_step(const auto& o, number_state& s, double g, int step) {
  s.a = d(o.beta1) * s.a + (1 - d(o.beta1)) * g;
  s.b = d(o.beta2) * s.b + (1 - d(o.beta2)) * g * g;
  const double m = s.a / (1 - std::pow(d(o.beta1), step)), v = s.b / (1 - std::pow(d(o.beta2), step));
  s.w -= d(o.learning_rate) * m / (std::sqrt(v) + d(o.epsilon));
}
void reference(const Adam& o, number_state& s, double g, int step, bool decays) {
  adam_step(o, s, decayed(g, s, o.weight_decay, decays), step);
}
void reference(const AdamW& o, number_state& s, double g, int step, bool decays) {
  if (decays) s.w -= d(o.learning_rate) * d(o.weight_decay) * s.w;
  adam_step(o, s, g, step);
}
void reference(const AdaMax& o, number_state& s, double g, int step, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  s.a = d(o.beta1) * s.a + (1 - d(o.beta1)) * g;
  s.b = std::max(d(o.beta2) * s.b, std::abs(g) + d(o.epsilon));
  s.w -= d(o.learning_rate) / (1 - std::pow(d(o.beta1), step)) * s.a / s.b;
}
void reference(const NAdam& o, number_state& s, double g, int step, bool decays) {
  g = decayed(g, s, o.weight_decay, decays);
  const auto strength = [&](int t) { return d(o.beta1) * (1 - 0.5 * std::pow(0.96, t * d(o.momentum_decay))); };
  s.product *= strength(step);
  s.a = d(o.beta1) * s.a + (1 - d(o.beta1)) * g;
  s.b = d(o.beta2) * s.b + (1 - d(o.beta2)) * g * g;
  const double root = std::sqrt(s.b / (1 - std::pow(d(o.beta2), step))) + d(o.epsilon);
  s.w -= d(o.learning_rate) * (1 - strength(step)) / (1 - s.product) * g / root;
  s.w -= d(o.learning_rate) * strength(step + 1) / (1 - s.product * strength(step + 1)) * s.a / root;
}

const std::vector<std::array<double, 3>> inputs{{1, 2, -1}, {0.5, -1, 0.3}, {-0.7, 0.2, 1.5}, {2, 0, 1}};
const std::vector<std::array<double, 2>> targets{{1, 0}, {0.5, -0.5}, {0, 2}, {-1, 1}};

template <class Network, class... Owned>
void each_number(types<Owned...>, auto visit) {
  const auto one = [&]<class Path, class Declared>(owned<Path, Declared>) {
    for (std::size_t in = 0; in < Declared::rows; ++in)
      for (std::size_t out = 0; out < Declared::columns; ++out)
        visit(parameters_of<Network, double>::template offset<owned<Path, Declared>> +
                  place_in_parameter<double, Declared>(in, out),
              Declared{});
  };
  (one(Owned{}), ...);
}

// Trains ten steps and follows with `expected(state, gradient, step, declared)`.
template <class Network, class Loss, class Optimizer>
void follow(const char* what, Optimizer optimizer, auto expected) {
  Model<Network, double> model{Seed{3}};
  Trainer<Network, Loss, Optimizer, Batch<4>, double> trainer{model, optimizer};
  std::vector<number_state> states(parameters_of<Network, double>::size);
  each_number<Network>(owned_of<Network>{}, [&](std::size_t n, auto) { states[n].w = model.data()[n]; });
  for (int step = 1; step <= 10; ++step) {
    auto g = gradients<Loss>(model, inputs, targets);
    trainer.step(inputs, targets);
    each_number<Network>(owned_of<Network>{}, [&](std::size_t n, auto declared) {
      expected(states[n], g.parameters()[n], step, declared);
      BOOST_TEST(std::abs(model.data()[n] - states[n].w) <= 1e-9 * (1 + std::abs(states[n].w)),
                 what << ", step " << step << ", number " << n << ": " << model.data()[n] << ", not " << states[n].w);
    });
  }
}

using net = Sequential<Dense<3, 5, Tanh>, Dense<5, 2>>;

template <class Optimizer>
void check(Optimizer optimizer) {
  follow<net, MeanSquaredError>(typeid(Optimizer).name(), optimizer,
                                [&](number_state& s, double g, int step, auto declared) {
                                  reference(optimizer, s, g, step, decltype(declared)::decays);
                                });
}
template <class... Optimizers>
void check_all(types<Optimizers...>) {
  (check(Optimizers{}), ...);
}
template <class... Optimizers>
void check_all_with_decay(types<Optimizers...>) {
  const auto with_decay = [](auto optimizer) {
    optimizer.weight_decay = 0.1f;
    return optimizer;
  };
  (check(with_decay(Optimizers{})), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_optimizers)

BOOST_AUTO_TEST_CASE(rules) { check_all(all_optimizers{}); }
BOOST_AUTO_TEST_CASE(weight_decay_leaves_biases_out) { check_all_with_decay(all_optimizers{}); }

BOOST_AUTO_TEST_CASE(penalties) {
  const auto sign_of = [](double v) { return v > 0 ? 1.0 : v < 0 ? -1.0 : 0.0; };
  const SGD sgd{.learning_rate = 0.25f};
  follow<net, Penalized<MeanSquaredError, L2<0.125>, L1<0.0625>>>(
      "on all weights", sgd, [&](number_state& s, double g, int, auto declared) {
        const double penalty = decltype(declared)::decays ? 0.125 * s.w + 0.0625 * sign_of(s.w) : 0;
        s.w -= 0.25 * (g + penalty);
      });
  using own = Sequential<Dense<3, 5, Tanh, L2<0.5>>, Dense<5, 2>>;
  follow<own, MeanSquaredError>("on one layer", sgd, [&](number_state& s, double g, int, auto declared) {
    s.w -= 0.25 * (g + (decltype(declared)::penalties::size == 1 ? 0.5 * s.w : 0));
  });
}

BOOST_AUTO_TEST_CASE(frozen_layers_stay) {
  using half = Sequential<Frozen<Dense<3, 5, Tanh>>, Dense<5, 2>>;
  follow<half, MeanSquaredError>("frozen", SGD{.learning_rate = 0.25f},
                                 [&](number_state& s, double g, int, auto declared) {
                                   if (decltype(declared)::trained) s.w -= 0.25 * g;
                                 });
  static_assert(step_stages<half, MeanSquaredError, fused_update<SGD>>::size == 3);
  static_assert(step_stages<net, MeanSquaredError, fused_update<SGD>>::size == 5);
}

BOOST_AUTO_TEST_SUITE_END()
