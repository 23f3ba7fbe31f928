// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What losses become with the activation they belong to, as types; which last layers they accept; how stable they are.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <vector>

#include <etch/expr/derive.hpp>
#include <etch/train.hpp>

namespace {

using namespace etch;
using namespace etch::symbols;

constexpr leaf<"z"> z{};
template <class Loss, class Act>
constexpr auto slope = adjoint<leaf<"z">>(Loss::of(Act::of(z)), one);
template <class A, class B>
constexpr bool is(A, B) {
  return same<A, B>;
}

static_assert(is(slope<CrossEntropy, Softmax>, softmax(z) - q));
static_assert(is(slope<CrossEntropyWithLogits, Linear>, softmax(z) - q));
static_assert(is(slope<NegativeLogLikelihood, LogSoftmax>, softmax(z) - q));
static_assert(is(slope<KullbackLeibler, Softmax>, softmax(z) - q));
static_assert(is(slope<CrossEntropySmoothed<0.1>, Softmax>,
                 softmax(z) - (q * lit<0.9>{} + lit<0.1>{} / column_count{})));
static_assert(is(slope<BinaryCrossEntropy, Sigmoid>, one / column_count{} * (sigmoid(z) - t)));
static_assert(is(slope<BinaryCrossEntropyWithLogits, Linear>, one / column_count{} * (sigmoid(z) - t)));

// A weight stays a factor: the collapse carries through it.
static_assert(is(slope<Weighted<CrossEntropy>, Softmax>, row_weight{} * (softmax(z) - q)));
static_assert(is(slope<Weighted<CrossEntropyWithLogits>, Linear>, row_weight{} * (softmax(z) - q)));
static_assert(is(slope<Weighted<KullbackLeibler>, Softmax>, row_weight{} * (softmax(z) - q)));
static_assert(is(slope<Weighted<BinaryCrossEntropy>, Sigmoid>, row_weight{} / column_count{} * (sigmoid(z) - t)));

template <class... Layers>
using net = Sequential<Dense<4, 8, ReLU>, Layers...>;
static_assert(same<head_of<net<Dense<8, 3, Softmax>>>, Softmax>);
static_assert(same<head_of<net<Dense<8, 3>, Activation<Softmax>, Dropout<0.1>, Flatten>>, Softmax>);
static_assert(same<head_of<net<Sequential<Dense<8, 3>, Activation<Sigmoid>>>>, Sigmoid>);
static_assert(same<head_of<net<Frozen<Dense<8, 3, LogSoftmax>>>>, LogSoftmax>);
static_assert(same<head_of<net<Dense<8, 3, Softmax>, Dense<3, 3>>>, Linear>);
struct Warm : activation<softmax(0.5 * x)> {};
static_assert(loss_fits_network<CrossEntropy, net<Dense<8, 3, Warm>>>);
static_assert(!loss_fits_network<CrossEntropy, net<Dense<8, 3>>>);
static_assert(!loss_fits_network<CrossEntropyWithLogits, net<Dense<8, 3, Softmax>>>);
static_assert(!loss_fits_network<BinaryCrossEntropy, net<Dense<8, 1, Tanh>>>);
static_assert(loss_fits_network<Huber<0.5>, net<Dense<8, 1, Tanh>>>);
static_assert(!loss_fits_network<Penalized<CrossEntropy, L2<1e-4>>, net<Dense<8, 3>>>);
static_assert(!loss_fits_network<Weighted<CrossEntropy>, net<Dense<8, 3>>>);
static_assert(loss_fits_network<Weighted<CrossEntropy>, net<Dense<8, 3, Softmax>>>);
static_assert(same<penalties_of<Weighted<Penalized<CrossEntropy, L2<1e-4>>>>, types<L2<1e-4>>>);
static_assert(same<penalties_of<Penalized<Weighted<CrossEntropy>, L2<1e-4>>>, types<L2<1e-4>>>);
static_assert(same<without_weights<Penalized<Weighted<CrossEntropy>, L2<1e-4>>>::type, CrossEntropy>);
static_assert(same<last_layer_of<net<Dense<8, 3, Softmax>, Dropout<0.5>>>, Dense<8, 3, Softmax>>);

// One row through a network that passes on its input, so that p is what we say.
template <class Loss, class Act, std::size_t Width>
double loss_at(std::array<double, Width> p, std::array<double, Width> target) {
  Model<Sequential<Dense<Width, Width, Act, NoBias>>, double> model{Seed{1}};
  for (std::size_t o = 0; o < Width; ++o)
    for (std::size_t i = 0; i < Width; ++i) model.template parameter<"0.weight">()(o, i) = o == i ? 1 : 0;
  const std::vector<std::array<double, Width>> inputs{p}, targets{target};
  const auto found = gradients<Loss>(model, inputs, targets);
  for (double d : found.input(0)) BOOST_TEST(std::isfinite(d));
  return found.loss();
}
bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * (1 + std::abs(b)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(nn_losses)

BOOST_AUTO_TEST_CASE(values) {
  using two = std::array<double, 2>;
  BOOST_TEST(near(loss_at<MeanSquaredError, Linear>(two{1, 2}, two{3, -1}), (4.0 + 9.0) / 2));
  BOOST_TEST(near(loss_at<MeanAbsoluteError, Linear>(two{1, 2}, two{3, -1}), (2.0 + 3.0) / 2));
  BOOST_TEST(near(loss_at<Huber<>, Linear>(two{0.5, 4}, two{0, 1}), (0.125 + 2.5) / 2));
  BOOST_TEST(near(loss_at<Huber<2.0>, Linear>(two{0.5, 4}, two{0, 1}), (0.125 + 2 * (3 - 1)) / 2));
  BOOST_TEST(near(loss_at<Hinge, Linear>(two{0.5, -3}, two{1, -1}), 0.25));
  const double lse = std::log(std::exp(1.0) + std::exp(2.0));
  BOOST_TEST(near(loss_at<CrossEntropy, Softmax>(two{1, 2}, two{0.25, 0.75}), lse - 1.75));
  BOOST_TEST(near(loss_at<CrossEntropyWithLogits, Linear>(two{1, 2}, two{0.25, 0.75}), lse - 1.75));
  BOOST_TEST(near(loss_at<CrossEntropySmoothed<0.2>, Softmax>(two{1, 2}, two{0, 1}), lse - (0.1 * 1 + 0.9 * 2)));
  BOOST_TEST(near(loss_at<KullbackLeibler, Softmax>(two{1, 2}, two{0, 1}), lse - 2));
  BOOST_TEST(near(loss_at<KullbackLeibler, Softmax>(two{1, 2}, two{0.5, 0.5}), std::log(0.5) + lse - 1.5));
  const auto bce = [](double p, double t) { return -t * std::log(p) - (1 - t) * std::log(1 - p); };
  const double s1 = 1 / (1 + std::exp(-1.0)), s2 = 1 / (1 + std::exp(2.0));
  BOOST_TEST(near(loss_at<BinaryCrossEntropy, Sigmoid>(two{1, -2}, two{0.3, 1}), (bce(s1, 0.3) + bce(s2, 1)) / 2));
  BOOST_TEST(
      near(loss_at<BinaryCrossEntropyWithLogits, Linear>(two{1, -2}, two{0.3, 1}), (bce(s1, 0.3) + bce(s2, 1)) / 2));
}

BOOST_AUTO_TEST_CASE(far_out) {
  using two = std::array<double, 2>;
  BOOST_TEST(near(loss_at<CrossEntropy, Softmax>(two{1e4, -1e4}, two{0, 1}), 2e4));
  BOOST_TEST(near(loss_at<CrossEntropy, Softmax>(two{1e4, -1e4}, two{1, 0}), 0));
  BOOST_TEST(near(loss_at<BinaryCrossEntropy, Sigmoid>(two{1e4, -1e4}, two{0, 1}), 1e4));
  BOOST_TEST(near(loss_at<BinaryCrossEntropyWithLogits, Linear>(two{1e4, -1e4}, two{1, 0}), 0));
  BOOST_TEST(near(loss_at<KullbackLeibler, Softmax>(two{1e4, -1e4}, two{0, 1}), 2e4));
}

BOOST_AUTO_TEST_SUITE_END()
