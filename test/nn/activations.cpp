// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Every activation of single values against its definition and the closed form of its derivative, in long double.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <typeinfo>
#include <vector>

#include <etch/expr/derive.hpp>
#include <etch/expr/evaluate.hpp>
#include <etch/nn/nn.hpp>

namespace {

using namespace etch;
using real = long double;

real sigmoid_of(real x) { return 1 / (1 + std::exp(-x)); }
real density(real x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::acos(real{-1})); }
real distribution_of(real x) { return std::erfc(-x / std::sqrt(real{2})) / 2; }

template <class Act>
using act = std::type_identity<Act>;
struct pair {
  real value, slope;
};

pair meaning(act<Linear>, real x) { return {x, 1}; }
pair meaning(act<ReLU>, real x) { return x > 0 ? pair{x, 1} : pair{0, 0}; }
pair meaning(act<LeakyReLU<>>, real x) { return x > 0 ? pair{x, 1} : pair{0.01L * x, 0.01L}; }
pair meaning(act<ELU<>>, real x) { return x > 0 ? pair{x, 1} : pair{std::expm1(x), std::exp(x)}; }
pair meaning(act<SELU>, real x) {
  const real scale = 1.0507009873554804934193349852946L, alpha = 1.6732632423543772848170429916717L;
  return x > 0 ? pair{scale * x, scale} : pair{scale * alpha * std::expm1(x), scale * alpha * std::exp(x)};
}
pair meaning(act<GELU>, real x) { return {x * distribution_of(x), distribution_of(x) + x * density(x)}; }
pair meaning(act<GELUTanh>, real x) {
  const real root = std::sqrt(2 / std::acos(real{-1})), t = std::tanh(root * (x + 0.044715L * x * x * x));
  const real flat = 1 - t * t;
  return {x * (1 + t) / 2, (1 + t) / 2 + (flat == 0 ? 0 : x * flat * root * (1 + 3 * 0.044715L * x * x) / 2)};
}
pair meaning(act<Swish>, real x) {
  const real s = sigmoid_of(x);
  return {x * s, s + x * s * (1 - s)};
}
pair meaning(act<SiLU>, real x) { return meaning(act<Swish>{}, x); }
pair meaning(act<Mish>, real x) {
  const real t = std::tanh(x > 50 ? x : std::log1p(std::exp(x)));
  return {x * t, t + x * (1 - t * t) * sigmoid_of(x)};
}
pair meaning(act<Softplus>, real x) { return {x > 50 ? x : std::log1p(std::exp(x)), sigmoid_of(x)}; }
pair meaning(act<Sigmoid>, real x) { return {sigmoid_of(x), sigmoid_of(x) * sigmoid_of(-x)}; }
pair meaning(act<Tanh>, real x) { return {std::tanh(x), 1 / (std::cosh(x) * std::cosh(x))}; }
pair meaning(act<HardSigmoid>, real x) {
  return x <= -3 ? pair{0, 0} : x >= 3 ? pair{1, 0} : pair{x / 6 + 0.5L, 1 / real{6}};
}
pair meaning(act<HardSwish>, real x) {
  return x <= -3 ? pair{0, 0} : x >= 3 ? pair{x, 1} : pair{x * (x / 6 + 0.5L), x / 3 + 0.5L};
}

std::vector<double> arguments() {
  std::vector<double> all{0.001, -0.001, 50, -50, 1e4, -1e4, 1e30, -1e30, 1e300, -1e300};
  for (int i = -240; i <= 240; ++i) all.push_back(0.0317 * i + 0.0003);
  return all;
}

template <class Act>
void check() {
  using formula = decltype(Act::formula());
  if constexpr (formula::shape == each && !learns<Act> && requires { meaning(act<Act>{}, 1); }) {
    using slope = decltype(adjoint<input_leaf>(formula{}, one));
    for (double at : arguments()) {
      const values bound_to{bound<input_leaf, double>{at}};
      const pair expected = meaning(act<Act>{}, static_cast<real>(at));
      const double y = evaluate(formula{}, bound_to), d = evaluate(slope{}, bound_to);
      const auto near = [](double found, real wanted) {
        return std::abs(static_cast<real>(found) - wanted) <= 1e-14L * (1 + std::abs(wanted));
      };
      BOOST_TEST(near(y, expected.value), typeid(Act).name() << "(" << at << ") = " << y);
      BOOST_TEST(near(d, expected.slope), typeid(Act).name() << "'(" << at << ") = " << d);
    }
    // NaN in, NaN out.
    const values nothing{bound<input_leaf, double>{std::numeric_limits<double>::quiet_NaN()}};
    BOOST_TEST(std::isnan(evaluate(formula{}, nothing)), typeid(Act).name());
  } else
    static_assert(learns<Act> || same<Act, Softmax> || same<Act, LogSoftmax>, "an activation without a reference");
}
template <class... Acts>
void check_all(types<Acts...>) {
  (check<Acts>(), ...);
}

// Initialisers that suit.
static_assert(same<init_for<ReLU>, He> && same<init_for<LeakyReLU<0.2>>, He> && same<init_for<SELU>, LeCun>);
static_assert(same<init_for<Tanh>, Xavier> && same<init_for<Softmax>, Xavier> && same<Dense<2, 3, ReLU>::init, He>);
static_assert(same<Dense<2, 3, ReLU, NoBias, Init<Orthogonal>>::init, Orthogonal>);
static_assert(Sequential<Dense<2, 3, PReLU>>::parameter_count == 2 * 3 + 3 + 3);
static_assert(Sequential<Dense<2, 3, ReLU, NoBias>>::parameter_count == 6);

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_activations)
BOOST_AUTO_TEST_CASE(values_and_slopes) { check_all(all_activations{}); }
BOOST_AUTO_TEST_SUITE_END()
