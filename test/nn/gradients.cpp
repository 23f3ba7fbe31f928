// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients of whole networks, for every activation, loss and layer, against finite differences in double.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <etch/train.hpp>

namespace {

using namespace etch;

template <std::size_t Width>
using rows_of = std::vector<std::array<double, Width>>;

template <std::size_t Width>
rows_of<Width> random_rows(std::size_t count, unsigned seed, double low = -1.5, double high = 1.5) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> between(low, high);
  rows_of<Width> rows(count);
  for (auto& row : rows)
    for (double& v : row) v = between(engine);
  return rows;
}
// Rows that sum to one.
template <std::size_t Width>
rows_of<Width> distributions(std::size_t count, unsigned seed) {
  auto rows = random_rows<Width>(count, seed, 0.1, 1);
  for (auto& row : rows) {
    double sum = 0;
    for (double v : row) sum += v;
    for (double& v : row) v /= sum;
  }
  return rows;
}

// The places of all numbers in the parameter block.
template <class Network, class Path, class Declared>
void each_number(owned<Path, Declared>, auto visit) {
  constexpr std::size_t first = parameters_of<Network, double>::template offset<owned<Path, Declared>>;
  for (std::size_t in = 0; in < Declared::rows; ++in)
    for (std::size_t out = 0; out < Declared::columns; ++out)
      visit(first + place_in_parameter<double, Declared>(in, out), Declared::trained);
}
template <class Network, class... Owned>
void each_parameter(types<Owned...>, auto visit) {
  (each_number<Network>(Owned{}, visit), ...);
}

// Every input and every number of the parameter block, by differences of fourth order.
template <class Network, class Loss, std::size_t In, std::size_t Out>
void check(const std::string& what, rows_of<In> inputs, const rows_of<Out>& targets) {
  Model<Network, double> model{Seed{5}};
  const auto gradients = etch::gradients<Loss>(model, inputs, targets);
  const auto loss = [&] { return etch::gradients<Loss>(model, inputs, targets).loss(); };
  const auto compare = [&](double& x, double found, const char* part, std::size_t n) {
    const double kept = x, h = 1e-4;
    const auto at = [&](double shift) {
      x = kept + shift;
      const double value = loss();
      x = kept;
      return value;
    };
    const double expected = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    BOOST_TEST(std::abs(found - expected) <= 1e-6 * (1e-2 + std::abs(found) + std::abs(expected)),
               what << ", " << part << " " << n << ": derived " << found << ", differences " << expected);
  };
  auto g = gradients;
  each_parameter<Network>(owned_of<Network>{}, [&](std::size_t n, bool trained) {
    if (trained) compare(model.data()[n], g.parameters()[n], "parameter", n);
  });
  for (std::size_t r = 0; r < inputs.size(); ++r)
    for (std::size_t i = 0; i < In; ++i) compare(inputs[r][i], gradients.input(r)[i], "input", r * In + i);
}

template <class... Acts>
void check_activations(types<Acts...>) {
  (check<Sequential<Dense<3, 5, Acts>, Dense<5, 2>>, MeanSquaredError>(typeid(Acts).name(), random_rows<3>(4, 1),
                                                                       random_rows<2>(4, 2)),
   ...);
}

// Targets and a last activation that suit a loss.
template <class Loss>
using head_for =
    std::conditional_t<fits<Loss, Softmax>, Softmax, std::conditional_t<fits<Loss, Sigmoid>, Sigmoid, LogSoftmax>>;
template <class Loss>
void check_loss() {
  using head = std::conditional_t<fits<Loss, Linear>, Linear, head_for<Loss>>;
  auto targets = distributions<3>(4, 2);
  if constexpr (same<Loss, Hinge>)
    for (auto& row : targets)
      for (double& v : row) v = v > 0.33 ? 1 : -1;
  check<Sequential<Dense<4, 5, Tanh>, Dense<5, 3, head>>, Loss>(typeid(Loss).name(), random_rows<4>(4, 3), targets);
}
template <class... Losses>
void check_losses(types<Losses...>) {
  (check_loss<Losses>(), ...);
}

template <class... Layers>
void check_layers(const char* what) {
  using net = Sequential<Layers...>;
  check<net, MeanSquaredError>(what, random_rows<net::inputs>(5, 3), random_rows<net::outputs>(5, 4));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_gradients)

BOOST_AUTO_TEST_CASE(activations) { check_activations(all_activations{}); }
BOOST_AUTO_TEST_CASE(losses) { check_losses(all_losses{}); }

BOOST_AUTO_TEST_CASE(layers) {
  check_layers<Dense<3, 7, Tanh, NoBias>, Dense<7, 2, Sigmoid>>("no bias");
  check_layers<Dense<3, 7, Tanh>, LayerNorm<7>, Dense<7, 2>>("LayerNorm");
  check_layers<LayerNorm<3>, Dense<3, 2>>("LayerNorm first");
  check_layers<Dense<3, 2>, LayerNorm<2>>("LayerNorm last");
  check_layers<Dense<3, 7, Tanh>, RMSNorm<7>, Dense<7, 2>>("RMSNorm");
  check_layers<Dense<3, 7>, BatchNorm<7>, Activation<Swish>, Dense<7, 2>>("BatchNorm");
  check_layers<Flatten, Dense<3, 7>, Activation<GELU>, Dense<7, 2>, Activation<Sigmoid>>("Activation");
  check_layers<Dense<3, 5, Tanh>, Residual<Dense<5, 5, Tanh>, Dense<5, 5>>, Dense<5, 2>>("Residual");
  check_layers<Residual<Dense<3, 3, Tanh>>>("Residual alone");
  check_layers<Dense<3, 5, Tanh>, Residual<LayerNorm<5>, Dense<5, 5, Swish>>, Dense<5, 2>>("Residual of LayerNorm");
  check_layers<Dense<3, 5, Tanh>, Parallel<Sum, Dense<5, 4, Tanh>, Dense<5, 4, Sigmoid>>, Dense<4, 2>>("Parallel");
  check_layers<Dense<3, 5, Tanh>, Gated<5, 4>, Dense<4, 2>>("Gated");
  check_layers<Gated<3, 2>>("Gated alone");
  check_layers<Sequential<Dense<3, 4, Tanh>, Activation<PReLU, 4>>, Dense<4, 2>>("nested, PReLU");
}

BOOST_AUTO_TEST_SUITE_END()
