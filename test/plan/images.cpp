// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The schedules of networks that convolve and concatenate: convolutions fuse as dense layers do.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/plan/cost.hpp>
#include <etch/plan/schedule.hpp>

#include <boost/test/unit_test.hpp>

#include "reading.hpp"

namespace {

using namespace etch;
using namespace reading;
using etch::index;
using etch::symbols::q;

// ---- The five stages of a classifier, with a convolution in place of its first dense layer --------------------------

namespace classifier {

using network = Sequential<Input<1, 8, 8>, Conv2D<4, Kernel<3>, ReLU>, Dropout<0.2>, Flatten, Dense<144, 10, Softmax>>;
using first = pick_t<0, table_of<network::layers>>;
using second = Dense<144, 10, Softmax>;
using over = first::over;
using step = step_stages<network, CrossEntropy, fused_update<SGD>>;
static_assert(step::size == 5);
static_assert(bare_passes(step{}) == 0);

constexpr network_input<64> x{};
constexpr auto w0 = weight_of<first, 0>;
constexpr auto b0 = bias_of<first, 0>;
constexpr auto w1 = weight_of<second, 3>;
constexpr coin_at<at<1>, 0.2> keep{};
constexpr accumulated<144> acc{};
constexpr lit<1.25> scale{};

constexpr auto y0 = forward<0, 144>;
constexpr auto dz1 = back<1, 10>;
constexpr auto dz0 = back<3, 144>;
constexpr auto sum0 = total<4, 144>;

template <class Parameter, class Gradient>
consteval auto update(Parameter parameter, Gradient gradient) {
  return fused_update<SGD>::of(parameter, gradient);
}

// x ∗ W0 -> where(keep, max(acc + b0 at every place, 0)·1.25, 0) = y0
using fwd0 = decltype(pass(batch_by<144>{}, convolve<over>(x, w0),
                           list(set(y0) = where(keep, max(acc + spread<4, 36>(b0), zero) * scale, zero))));
static_assert(stage_number<step, 0, fwd0>);

// dz1·W1ᵀ -> dz0, Σ over the batch; b0's gradient is the sum of that over all places
using data1 =
    decltype(pass(batch_by<144>{}, build<op_matmul_bt>(dz1, w1),
                  list(set(dz0) = where(y0 > zero, where(keep, acc* scale, zero), zero), set(sum0) = column_sum(dz0)),
                  update(b0, fold<4, 36>(sum0))));
static_assert(stage_number<step, 2, data1>);

// What the window saw, times dz0 -> update(W0, acc): the gradient of W0 is never in memory
using weight0 = decltype(pass(over_parameter<std::remove_const_t<decltype(w0)>>{}, build<op_convolve_at<over>>(x, dz0),
                              update(w0, accumulated<4>{})));
static_assert(stage_number<step, 4, weight0>);

static_assert(inference_stages<network>::size == 2);
static_assert(cost<network>.parameters == 9 * 4 + 4 + 144 * 10 + 10);
static_assert(contraction_flops<decltype(convolve<over>(x, w0))> == 2 * 9 * 4 * 36);
static_assert(contraction_flops<weight0::contraction> == 2 * 9 * 4 * 36);

}  // namespace classifier

// ---- The derivative of an activation merges into the transposed convolution that brings it --------------------------

namespace two_convolutions {

using network = Sequential<Input<1, 6, 6>, Conv2D<2, Kernel<3>, ReLU>, Conv2D<3, Kernel<3>>>;
using step = step_stages<network, MeanSquaredError, fused_update<SGD>>;
static_assert(step::size == 5 && bare_passes(step{}) == 0);
using second = pick_t<1, table_of<network::layers>>;

constexpr auto y0 = forward<0, 32>;
constexpr auto dz1 = back<1, 12>;
constexpr auto dz0 = back<3, 32>;
constexpr auto sum0 = total<4, 32>;
constexpr auto b0 = bias_of<pick_t<0, table_of<network::layers>>, 0>;
using data1 = decltype(pass(batch_by<32>{}, build<op_convolve_bt<second::over>>(dz1, weight_of<second, 1>),
                            list(set(dz0) = where(y0 > zero, accumulated<32>{}, zero), set(sum0) = column_sum(dz0)),
                            fused_update<SGD>::of(b0, fold<2, 16>(sum0))));
static_assert(stage_number<step, 2, data1>);

}  // namespace two_convolutions

// ---- Concatenation is one pass forward and none back
// -----------------------------------------------------------------

namespace side_by_side {

using network = Sequential<Dense<5, 7, Tanh>, Parallel<Concatenate, Dense<7, 3, Tanh>, Dense<7, 4>>, Dense<7, 2>>;
static_assert(network::outputs == 2 && Parallel<Concatenate, Dense<7, 3, Tanh>, Dense<7, 4>>::outputs == 7);
static_assert(inference_stages<network>::size == 5 && bare_passes(inference_stages<network>{}) == 1);
using step = step_stages<network, MeanSquaredError, fused_update<SGD>>;
constexpr auto first = forward<1, 3>;
constexpr auto second = forward<2, 4>;
using joined_row = decltype(pass(batch_by<7>{}, no_contraction{},
                                 list(set(forward<3, 7>) = place<0, 3, 7>(first) + place<3, 4, 7>(second))));
static_assert(stage_number<step, 3, joined_row>);

}  // namespace side_by_side

// ---- How images flow
// --------------------------------------------------------------------------------------------------

template <class Network>
using image_of = typename Network::image;
using strided = Sequential<Input<3, 9, 8>, Conv2D<5, Kernel<3, 2>, Linear, Stride<2, 3>, Padding<1, 0>>>;
static_assert(same<image_of<strided>, Image<5, 5, 3>> && strided::outputs == 75);
using kept_size = Sequential<Input<3, 9, 8>, Conv2D<5, Kernel<4, 3>, Linear, Same>, Dropout<0.1>, Activation<ReLU>>;
static_assert(same<image_of<kept_size>, Image<5, 9, 8>>);
using branches = Sequential<Input<3, 4, 4>, Parallel<Concatenate, Conv2D<2, Kernel<1>>, Activation<Tanh>,
                                                     Sequential<Conv2D<4, Kernel<3>, ReLU, Same>>>>;
static_assert(same<image_of<branches>, Image<9, 4, 4>>);
using summed = Sequential<Input<3, 4, 4>, Parallel<Sum, Conv2D<2, Kernel<1>>, Conv2D<2, Kernel<3>, ReLU, Same>>,
                          Frozen<Conv2D<1, Kernel<4>>>>;
static_assert(same<image_of<summed>, Image<1, 1, 1>> && summed::parameter_count == 3 * 2 + 2 + 27 * 2 + 2);
using flat = Sequential<Input<3, 4, 4>, Flatten, Dense<48, 2>>;
template <class Network>
concept has_image = requires {
  typename Network::image;
};
static_assert(!has_image<flat> && flat::inputs == 48 && flat::outputs == 2);

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_images)
BOOST_AUTO_TEST_CASE(is_asserted_by_type) { BOOST_TEST(two_convolutions::step::size == 5u); }
BOOST_AUTO_TEST_SUITE_END()
