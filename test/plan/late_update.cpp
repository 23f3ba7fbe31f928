// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// An optimizer that needs all gradients: they are in memory once, the norm is one number, and each parameter is updated
// in one pass. Whoever needs none of this pays nothing.
#include <etch/nn/activation/activations.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>

#include <boost/test/unit_test.hpp>

#include "reading.hpp"

namespace {

using namespace etch;
using namespace reading;
using etch::index;

using hidden = Dense<784, 128, ReLU>;
using last = Dense<128, 10, Softmax>;
using network = Sequential<hidden, Dropout<0.2>, last>;
template <class Optimizer>
using step = step_stages<network, CrossEntropy, update_for<Optimizer, CrossEntropy>>;

constexpr auto W0 = weight_of<hidden, 0>;
constexpr auto b1 = bias_of<last, 2>;
template <class Parameter>
constexpr gradient_of<std::remove_const_t<Parameter>> d{};
template <index Id>
constexpr value<Id, once, 1> squares{};

// ---- Clipping by norm: five passes as ever, four for the norm, four updates ----

using clipped = step<ClipNorm<SGD, 1.0>>;
static_assert(clipped::size == 13);

constexpr auto grid_of = []<class P>(P) { return over_parameter<P>{}; };
constexpr auto g = d<decltype(W0)>;

// W0's squares are the first: values 5 and 6, behind y0, dz1, db1, dz0, db0.
using norm_of_W0 = decltype(pass(grid_of(W0), no_contraction{}, list(set(total<5, 128>) = column_sum(g * g)),
                                 list(set(squares<6>) = sum(total<5, 128>))));
static_assert(stage_number<clipped, 5, norm_of_W0>);
constexpr auto h = d<decltype(b1)>;
using norm_of_b1 =
    decltype(pass(grid_of(b1), no_contraction{}, list(), list(set(squares<12>) = squares<10> + sum(h * h))));
static_assert(stage_number<clipped, 8, norm_of_b1>);

constexpr hyper<&SGD::learning_rate> rate{};
constexpr auto factor = min(one, one / (sqrt(squares<12>) + lit<1e-6>{}));
using update_of_b1 = decltype(pass(grid_of(b1), no_contraction{}, list(), list(set(b1) = b1 - rate * (h * factor))));
static_assert(stage_number<clipped, 12, update_of_b1>);

// The gradient is written by the pass that makes it, and read by two: the norm's and the update's.
template <class Stage>
constexpr bool mentions_gradient = touches<is_gradient>(types<Stage>{});
template <class... Stages>
consteval index count_gradients(types<Stages...>) {
  return (index{0} + ... + (mentions_gradient<Stages> ? 1 : 0));
}
static_assert(count_gradients(clipped{}) == 4 + 4 + 4);  // b0's and b1's are made by data1 and fwd1

// ---- Clipping by value is part of the fused update ----

using by_value = step<ClipValue<SGD, 0.5>>;
static_assert(by_value::size == 5 && !touches<is_gradient>(by_value{}));

// ---- Nothing changes for the others ----

static_assert(step<Adam>::size == 5 && !touches<is_gradient>(step<Adam>{}));

// ---- Accumulation: the gradient is added to in the pass that makes it, and updates are a plan of their own ----

using accumulated = step<Accumulate<SGD, 4>>;
static_assert(accumulated::size == 5 && count_gradients(accumulated{}) == 4);
static_assert(late_update_plan<network, Accumulate<SGD, 4>>::count == 4);
static_assert(late_update_plan<network, Accumulate<ClipNorm<SGD, 1.0>, 4>>::count == 8);
using late_b1 = decltype(pass(grid_of(b1), no_contraction{}, list(), list(set(b1) = b1 - rate * h, set(h) = zero)));
static_assert(stage_number<stages_of<late_update_plan<network, Accumulate<SGD, 4>>>, 3, late_b1>);

// Frozen layers take no part.
using partly = Sequential<Frozen<hidden>, last>;
static_assert(late_update_plan<partly, ClipNorm<SGD, 1.0>>::count == 4);

}  // namespace

BOOST_AUTO_TEST_CASE(late_updates) { BOOST_TEST(clipped::size == 13u); }
