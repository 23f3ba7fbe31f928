// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights of rows are one more factor where the loss is made, and nothing at all where nobody asks for them.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/plan/memory.hpp>
#include <etch/plan/schedule.hpp>

#include <boost/test/unit_test.hpp>

#include "reading.hpp"

namespace {

using namespace etch;
using namespace reading;
using etch::index;
using etch::symbols::q;

template <class Leaf>
struct is_row_weight : std::bool_constant<same<Leaf, row_weight>> {};

using first = Dense<784, 128, ReLU>;
using second = Dense<128, 10, Softmax>;
using network = Sequential<first, Dropout<0.2>, second>;
using plain = training_plan<network, CrossEntropy, fused_update<Adam>>;
using weighted = training_plan<network, Weighted<CrossEntropy>, fused_update<Adam>>;

// No other network has heard of weights.
static_assert(!touches<is_row_weight>(stages_of<plain>{}));
static_assert(!touches<is_row_weight>(step_stages<Sequential<Dense<3, 2>>, MeanSquaredError, fused_update<SGD>>{}));
static_assert(!touches<is_row_weight>(inference_stages<network>{}));
static_assert(!touches<is_row_weight>(evaluation_stages<network, without_weights<Weighted<CrossEntropy>>::type>{}));

// With them, the pass of the loss has one more factor; the other passes and the workspace are the same.
constexpr auto b1 = bias_of<second, 2>;
constexpr auto dz1 = back<1, 10>;
constexpr auto db1 = total<2, 10>;
constexpr auto z1 = accumulated<10>{} + b1;
using loss_pass =
    decltype(pass(batch_by<10>{}, matmul(forward<0, 128>, weight_of<second, 2>),
                  list(set(loss_sum{}) = column_sum(-(row_weight{} * sum(q * log_softmax(z1)))),
                       set(dz1) = row_weight{} * (softmax(z1) - q) * loss_scale{}, set(db1) = column_sum(dz1)),
                  fused_update<Adam>::of(b1, db1)));
static_assert(weighted::count == 5);
static_assert(stage_number<stages_of<weighted>, 1, loss_pass>);
static_assert(same<weighted::stage<0>, plain::stage<0>>);
static_assert(same<weighted::stage<2>, plain::stage<2>>);
static_assert(same<weighted::stage<3>, plain::stage<3>>);
static_assert(same<weighted::stage<4>, plain::stage<4>>);
static_assert(memory_of<float, weighted, 32>.size == memory_of<float, plain, 32>.size);

}  // namespace
