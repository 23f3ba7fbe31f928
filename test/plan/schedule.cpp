// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The schedules that a network promises, stage by stage: whoever breaks fusion sees it here and not in a profile.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/plan/schedule.hpp>

#include <boost/test/unit_test.hpp>

#include "reading.hpp"

namespace {

using namespace etch;
using namespace reading;
using etch::index;
using etch::symbols::q;
using etch::symbols::t;

// ---- Five stages: the whole training step of a classifier ----------------------------------------------------------

namespace classifier {

using first = Dense<784, 128, ReLU>;
using second = Dense<128, 10, Softmax>;
using network = Sequential<first, Dropout<0.2>, second>;
using step = step_stages<network, CrossEntropy, fused_update<SGD>>;
static_assert(step::size == 5);
static_assert(bare_passes(step{}) == 0);

constexpr network_input<784> x{};
constexpr auto w0 = weight_of<first, 0>;
constexpr auto b0 = bias_of<first, 0>;
constexpr auto w1 = weight_of<second, 2>;
constexpr auto b1 = bias_of<second, 2>;
constexpr coin_at<at<1>, 0.2> keep{};
constexpr accumulated<128> acc128{};
constexpr accumulated<10> acc10{};
constexpr lit<1.25> scale{};

constexpr auto y0 = forward<0, 128>;
constexpr auto dz1 = back<1, 10>;
constexpr auto db1 = total<2, 10>;
constexpr auto dz0 = back<3, 128>;
constexpr auto db0 = total<4, 128>;

template <class Parameter, class Gradient>
consteval auto update(Parameter parameter, Gradient gradient) {
  return fused_update<SGD>::of(parameter, gradient);
}

// x·W0 -> where(keep, max(acc + b0, 0)·1.25, 0) = y0
using fwd0 =
    decltype(pass(batch_by<128>{}, matmul(x, w0), list(set(y0) = where(keep, max(acc128 + b0, zero) * scale, zero))));
static_assert(stage_number<step, 0, fwd0>);

// y0·W1 -> acc + b1, then rows: softmax, loss, (p − t)/rows = dz1, Σ -> db1, and b1 follows it at once
constexpr auto z1 = acc10 + b1;
using fwd1 = decltype(pass(batch_by<10>{}, matmul(y0, w1),
                           list(set(loss_sum{}) = column_sum(-sum(q * log_softmax(z1))),
                                set(dz1) = (softmax(z1) - q) * loss_scale{}, set(db1) = column_sum(dz1)),
                           update(b1, db1)));
static_assert(stage_number<step, 1, fwd1>);

// dz1·W1ᵀ -> where(y0 > 0, where(keep, 1.25·acc, 0), 0) = dz0, Σ -> db0; reads W1 before its update
using data1 =
    decltype(pass(batch_by<128>{}, build<op_matmul_bt>(dz1, w1),
                  list(set(dz0) = where(y0 > zero, where(keep, acc128* scale, zero), zero), set(db0) = column_sum(dz0)),
                  update(b0, db0)));
static_assert(stage_number<step, 2, data1>);

// y0ᵀ·dz1 -> update(W1, acc);  xᵀ·dz0 -> update(W0, acc)
using weight1 = decltype(pass(over_parameter<std::remove_const_t<decltype(w1)>>{}, build<op_matmul_at>(y0, dz1),
                              update(w1, acc10)));
using weight0 = decltype(pass(over_parameter<std::remove_const_t<decltype(w0)>>{}, build<op_matmul_at>(x, dz0),
                              update(w0, acc128)));
static_assert(stage_number<step, 3, weight1>);
static_assert(stage_number<step, 4, weight0>);

// Inference is two passes, without dropout.
using inference = inference_stages<network>;
constexpr value<0, each, 128> h{};
static_assert(inference::size == 2);
static_assert(
    stage_number<inference, 0, decltype(pass(batch_by<128>{}, matmul(x, w0), list(set(h) = max(acc128 + b0, zero))))>);
static_assert(
    stage_number<inference, 1,
                 decltype(pass(batch_by<10>{}, matmul(h, w1), list(set(network_output<10>{}) = softmax(acc10 + b1))))>);
static_assert(!touches<is_dropout_coin>(inference{}));
static_assert(touches<is_dropout_coin>(step{}));

// Evaluation makes the loss in the pass that makes the output.
using evaluation = evaluation_stages<network, CrossEntropy>;
static_assert(evaluation::size == 2);
static_assert(!touches<is_dropout_coin>(evaluation{}));

}  // namespace classifier

// ---- What is kept --------------------------------------------------------------------------------------------------

template <class Act>
using two_layers = Sequential<Dense<5, 4, Act>, Dense<4, 2>>;
template <class Act>
inline constexpr index kept_values =
    stored(typename stage_at<step_stages<two_layers<Act>, MeanSquaredError, fused_update<SGD>>, 0>::type::defines{}) -
    1;

static_assert(kept_values<Linear> == 0);
static_assert(kept_values<ReLU> == 0);
static_assert(kept_values<LeakyReLU<>> == 0);
static_assert(kept_values<LeakyReLU<-0.1>> == 1);  // the output may be positive on either side
static_assert(kept_values<PReLU> == 1);            // and with a slope that is learned
static_assert(kept_values<ELU<>> == 0);
static_assert(kept_values<ELU<0.5>> == 0);
static_assert(kept_values<SELU> == 0);
static_assert(kept_values<Tanh> == 0);
static_assert(kept_values<Sigmoid> == 0);
static_assert(kept_values<Softmax> == 0);
static_assert(kept_values<Swish> == 1);
static_assert(kept_values<GELU> == 1);

// The branch that was taken, and what stood in it, are had from the output.
namespace branches {
template <class Act>
using step = step_stages<two_layers<Act>, MeanSquaredError, fused_update<SGD>>;
template <class Act>
using data = typename stage_at<step<Act>, 2>::type;
constexpr auto y = forward<0, 4>;
constexpr auto dz = back<3, 4>;
constexpr accumulated<4> g{};
template <class Act, class Expression>
consteval bool sends_back([[maybe_unused]] Expression e) {
  return same<typename data<Act>::defines, decltype(list(set(dz) = e, set(total<4, 4>) = column_sum(dz)))>;
}
static_assert(sends_back<LeakyReLU<>>(where(y > zero, g, g* lit<0.01>{})));
static_assert(sends_back<ELU<>>(where(y > zero, g, g*(y + one))));
static_assert(sends_back<ELU<0.5>>(where(y > zero, g, g* lit<0.5>{} * (y * lit<2.0>{} + one))));
// Behind a dropout too: what was let through is doubled.
using dropped = Sequential<Dense<5, 4, LeakyReLU<>>, Dropout<0.5>, Dense<4, 2>>;
static_assert(
    stored(typename stage_at<step_stages<dropped, MeanSquaredError, fused_update<SGD>>, 0>::type::defines{}) == 1);
}  // namespace branches

// Swish keeps what it was given: the sum with its bias.
namespace swish {
using layer = Dense<5, 4, Swish>;
using step = step_stages<Sequential<layer, Dense<4, 2>>, MeanSquaredError, fused_update<SGD>>;
constexpr auto z = accumulated<4>{} + bias_of<layer, 0>;
static_assert(stage_number<step, 0,
                           decltype(pass(batch_by<4>{}, matmul(network_input<5>{}, weight_of<layer, 0>),
                                         list(set(forward<0, 4>) = z * sigmoid(z), set(kept<1, 4>) = z)))>);
static_assert(step::size == 5);
}  // namespace swish

// ---- Batch normalisation -------------------------------------------------------------------------------------------

namespace normalised {
using norm = BatchNorm<4>;
using dense = Dense<5, 4>;
using last = Dense<4, 2>;
using network = Sequential<dense, norm, Activation<Tanh>, last>;
using step = step_stages<network, MeanSquaredError, fused_update<SGD>>;

// The mean is summed by the pass that makes the values; the variance and the normalised values are passes of their own,
// and so is the derivative, once its sums over the batch are there.
static_assert(step::size == 8);
static_assert(bare_passes(step{}) == 3);

constexpr auto z = forward<0, 4>;
constexpr value<1, per_column, 4, true> mean{};
constexpr value<2, per_column, 4, true> variance{};
constexpr auto y = forward<3, 4>;
template <auto Leaf>
inline constexpr owned<at<1>, std::remove_const_t<decltype(Leaf)>> of_norm{};

static_assert(
    stage_number<step, 0,
                 decltype(pass(batch_by<4>{}, matmul(network_input<5>{}, weight_of<dense, 0>),
                               list(set(z) = accumulated<4>{} + bias_of<dense, 0>, set(mean) = column_mean(z))))>);
static_assert(same<typename stage_at<step, 1>::type::defines,
                   decltype(list(set(variance) = column_mean(square(z - hold(mean)))))>);
static_assert(typename stage_at<step, 1>::type::after{}.size == 2);  // both running statistics
static_assert(
    stage_number<step, 2,
                 decltype(pass(batch_by<4>{}, no_contraction{},
                               list(set(y) = tanh((z - mean) * rsqrt(variance + lit<1e-5>{}) * of_norm<norm::scale> +
                                                  of_norm<norm::shift>))))>);

// Inference merges the whole of it into the epilogue of the contraction before it.
using inference = inference_stages<network>;
static_assert(inference::size == 2);
static_assert(bare_passes(inference{}) == 0);
}  // namespace normalised

// ---- Rows that are copied ------------------------------------------------------------------------------------------

// Where the caller's rows share cache sets, training copies them before it multiplies, and reads the copy from then on.
namespace copied {
template <index In, index Out>
using step = step_stages<Sequential<Dense<In, Out, ReLU>, Dense<Out, 2>>, MeanSquaredError, fused_update<SGD>>;
using wide = step<512, 256>;
constexpr auto rows = kept<0, 512>;
static_assert(wide::size == 6);
static_assert(
    stage_number<wide, 0, decltype(pass(batch_by<512>{}, no_contraction{}, list(set(rows) = network_input<512>{})))>);
static_assert(
    same<typename stage_at<wide, 1>::type::contraction, decltype(matmul(rows, weight_of<Dense<512, 256, ReLU>, 0>))>);
static_assert(same<typename stage_at<wide, 5>::type::contraction, decltype(build<op_matmul_at>(rows, back<4, 256>))>);

// Nearly such a distance is as bad. Others are read where they lie, and so are all that few columns are made of.
static_assert(step<1023, 256>::size == 6);
static_assert(step<500, 256>::size == 5);
static_assert(step<512, 255>::size == 5);
static_assert(inference_stages<Sequential<Dense<512, 256>>>::size == 1);
}  // namespace copied

// ---- Laws of all networks ------------------------------------------------------------------------------------------

using chain = Sequential<Dense<7, 6, Tanh>, Dense<6, 5, ReLU>, Dense<5, 4, Swish>, Dense<4, 3, Sigmoid>>;

// A dense layer costs a step three contractions, the first one two: nothing wants the gradient of the input.
template <class Optimizer>
inline constexpr bool fuses = [] {
  using step = step_stages<chain, MeanSquaredError, fused_update<Optimizer>>;
  return step::size == 11 && bare_passes(step{}) == 0 && !touches<is_gradient>(step{});
}();
template <class... Optimizer>
consteval bool all_fuse(types<Optimizer...>) {
  return (fuses<Optimizer> && ...);
}
static_assert(all_fuse(all_optimizers{}), "with every optimizer, no gradient of a weight is ever in memory");

// Whoever asks for gradients gets them, and those of the input with one contraction more.
static_assert(touches<is_gradient>(step_stages<chain, MeanSquaredError, kept_gradient>{}));
static_assert(step_stages<chain, MeanSquaredError, kept_gradient>::size == 11);
static_assert(step_stages<chain, MeanSquaredError, kept_gradient, true>::size == 12);

// A frozen layer costs no gradient of its own, and what lies before it none at all if nothing there is trained.
static_assert(
    step_stages<Sequential<Frozen<Dense<7, 6, Tanh>>, Dense<6, 5>>, MeanSquaredError, fused_update<SGD>>::size == 3);
static_assert(
    step_stages<Sequential<Dense<7, 6, Tanh>, Frozen<Dense<6, 5>>>, MeanSquaredError, fused_update<SGD>>::size == 4);

// A nested network is planned as if its layers stood there themselves, but for the names.
using nested = Sequential<Sequential<Dense<7, 6, Tanh>, Dense<6, 5, ReLU>>, Dense<5, 4, Swish>, Dense<4, 3, Sigmoid>>;
static_assert(step_stages<nested, MeanSquaredError, fused_update<SGD>>::size == 11);

// A bias is summed from the derivative that its contraction gets, never from scratch.
template <class Loss, class Act>
inline constexpr bool bias_reuses = [] {
  using step = step_stages<Sequential<Dense<5, 4, Act>>, Loss, fused_update<SGD>>;
  using defines = typename stage_at<step, 0>::type::defines;
  return []<class... Target, class... Expression>(types<define<Target, Expression>...>) {
    return (same<Expression, node<op_column_sum, value<0, each, 4>>> || ...);
  }(defines{});
}();
static_assert(bias_reuses<MeanSquaredError, Linear>);
static_assert(bias_reuses<Huber<>, Swish>);
static_assert(bias_reuses<MeanAbsoluteError, GELUTanh>);
static_assert(bias_reuses<CrossEntropy, Softmax>);
static_assert(bias_reuses<BinaryCrossEntropy, Sigmoid>);

}  // namespace

BOOST_AUTO_TEST_CASE(schedules_are_checked_by_the_compiler) { BOOST_TEST(classifier::step::size == 5u); }
