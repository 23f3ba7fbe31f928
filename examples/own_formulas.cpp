// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// An activation, a layer, a loss and an optimizer of one's own, and the check that their derivatives are right.
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

using namespace etch::symbols;

// clang-format off
// An activation is one expression over x.
struct Snake : etch::activation<x + square(sin(x))> {};

// A layer declares what it owns and says what it yields: y = (x·W) · e^s, a scale of its own for each column.
template <etch::index In, etch::index Out>
struct Scaled {
  static constexpr etch::index inputs = In, outputs = Out;
  static constexpr etch::weight<"weight", In, Out, etch::He> W{};
  static constexpr etch::bias<"log_scale", Out> s{};
  static constexpr auto y = matmul(x, W) * exp(s);
};

// A loss is one number for each row: log cosh(p − t), written so that it cannot overflow.
struct LogCosh : etch::loss<mean(softplus(-2 * (p - t)) + (p - t) - 0.6931471805599453)> {};

// An optimizer has settings, and a rule that assigns to w and to what it remembers.
struct Lion {
  float learning_rate = 1e-4f, beta1 = 0.9f, beta2 = 0.99f, weight_decay = 0;

  static consteval auto rule() {
    constexpr etch::hyper<&Lion::learning_rate> rate{};
    constexpr etch::hyper<&Lion::beta1> b1{};
    constexpr etch::hyper<&Lion::beta2> b2{};
    constexpr etch::hyper<&Lion::weight_decay> decay{};
    constexpr etch::memory<"m"> m{};
    constexpr etch::decaying_weight decaying{};
    return etch::updates(w <<= w - rate * (sign(b1 * m + (etch::one - b1) * g) + decay * decaying),
                         m <<= b2 * m + (etch::one - b2) * g);
  }
};
// clang-format on

using Net = etch::Sequential<etch::Dense<5, 7, Snake>, Scaled<7, 4>, etch::Activation<etch::Tanh>, etch::Dense<4, 3>>;
using Rows = std::vector<std::array<double, 5>>;
using Targets = std::vector<std::array<double, 3>>;

// Every derivative against the slope of the loss, in double.
bool gradients_are_slopes(const Rows& inputs, const Targets& targets) {
  etch::Model<Net, double> model{etch::Seed{11}};
  const auto found = etch::gradients<LogCosh>(model, inputs, targets);
  const auto loss = [&] { return etch::evaluate<LogCosh>(model, inputs, targets).loss; };
  const auto slope = [&](double& at) {
    const double kept = at, h = 1e-5;
    at = kept + h;
    const double up = loss();
    at = kept - h;
    const double down = loss();
    at = kept;
    return (up - down) / (2 * h);
  };
  const auto weight = model.parameter<"0.weight">();
  const auto scale = model.parameter<"1.log_scale">();
  bool good = true;
  for (etch::index out = 0; out < 7; ++out)
    for (etch::index in = 0; in < 5; ++in)
      good = good && std::abs(slope(weight(out, in)) - found.parameter<"0.weight">()(out, in)) < 1e-7;
  for (etch::index out = 0; out < 4; ++out)
    good = good && std::abs(slope(scale(out)) - found.parameter<"1.log_scale">()(out)) < 1e-7;
  return good;
}

int main() {
  const Rows inputs{{0.3, -1.2, 0.7, 2.0, -0.4}, {1.1, 0.2, -0.9, 0.5, 0.6}, {-2, 1, 0, 0.1, 3}};
  const Targets targets{{0.5, -0.5, 1.0}, {0.0, 1.0, -1.0}, {2.0, 0.3, 0.1}};
  if (!gradients_are_slopes(inputs, targets)) return 1;

  etch::Model<Net, double> model{etch::Seed{11}};
  etch::Trainer<Net, LogCosh, Lion, etch::Batch<3>, double> trainer{model, {.learning_rate = 3e-3f}};
  const double first = trainer.step(inputs, targets);
  double last = first;
  for (int step = 0; step < 500; ++step) last = trainer.step(inputs, targets);
  std::printf("log cosh from %.3f to %.6f\n", first, last);
  return last < 0.01 * first ? 0 : 2;
}
