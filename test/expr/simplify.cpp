// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What formulas become when they are lifted and derived, as types.
#include <boost/test/unit_test.hpp>

#include <etch/expr/derive.hpp>
#include <etch/expr/lift.hpp>
#include <etch/expr/symbols.hpp>

namespace {

using namespace etch;
using namespace etch::symbols;

constexpr leaf<"z"> z{};
constexpr leaf<"y"> y{};
constexpr leaf<"r", per_row> r{};

template <class A, class B>
constexpr bool is(A, B) {
  return same<A, B>;
}
template <class Expression>
constexpr auto slope(Expression e) {
  return adjoint<leaf<"z">>(e, one);
}

// Numbers lift into types, in whichever argument they stand.
static_assert(is(lift<1.5 * z + 2>(), z* lit<1.5>{} + lit<2.0>{}));
static_assert(is(lift<number{3}>(), lit<3.0>{}));
static_assert(is(lift<where(z > 1, 2, -z)>(), where(z > lit<1.0>{}, lit<2.0>{}, -z)));

// 0, 1, -1 and signs.
static_assert(is(lift<z * 0>(), zero) && is(lift<z * 1>(), z) && is(lift<-1 * z>(), -z) && is(lift<z + 0>(), z));
static_assert(is(lift<0 - z>(), -z) && is(lift<z / 1>(), z) && is(lift<0 / z>(), zero) &&
              is(lift<0 * (z + y)>(), zero));
static_assert(is(-(-z), z) && is(-(z - y), y - z) && is(z - -y, z + y) && is(-z - -y, y - z) && is(-z + y, y - z));
static_assert(is(-z * y, -(z* y)) && is(-z / y, -(z / y)) && is(z + z, z* lit<2.0>{}));

// Numbers meet.
static_assert(is(lift<2 * (3 * z)>(), z* lit<6.0>{}) && is(lift<-(2 * z)>(), z* lit<-2.0>{}));
static_assert(is(lift<(2 * z) * 0.5>(), z));
static_assert(is(lift<number{2} + number{3} * number{4}>(), lit<14.0>{}));
static_assert(is(lift<pow(z, 2)>(), z* z) && is(lift<pow(z, 1)>(), z) && is(lift<pow(z, 0)>(), one));
static_assert(is(lift<pow(z, 3)>(), z* z* z) && is(lift<pow(z, -1)>(), one / z));

// Factors and conditions that are shared.
static_assert(is(y * z + y * t, y*(z + t)) && is(y * z - y * t, y*(z - t)));
static_assert(is(lift<t * y + (1 - t) * z>(), z + t * (y - z)));
static_assert(is(lift<t * y + (2 - t) * z>(), t* y + (lit<2.0>{} - t) * z));
static_assert(is(where(z > y, t, zero) + where(z > y, zero, z), where(z > y, t, z)));
static_assert(is(where(z > y, t, zero) * y, where(z > y, t* y, zero)));
static_assert(is(y * where(z > y, zero, t), where(z > y, zero, y* t)));
static_assert(is(where(z > y, where(z > y, t, y), z), where(z > y, t, z)));
static_assert(is(where(z > y, t, where(z > y, y, z)), where(z > y, t, z)));
static_assert(is(lift<(2 * z > 0)>(), z > zero) && !is(lift<(-2 * z > 0)>(), z > zero));

// Logarithms and sums of probabilities.
static_assert(is(log(softmax(z)), log_softmax(z)));
static_assert(is(log(sigmoid(z)), -softplus(-z)) && is(lift<log(1 - sigmoid(z))>(), -softplus(z)));
static_assert(!is(lift<log(2 - sigmoid(z))>(), -softplus(z)));
static_assert(is(softplus(z) - softplus(-z), z) && is(softplus(-z) - softplus(z), -z));
static_assert(is(sum(q), one) && is(sum(softmax(z)), one) && is(sum(r * q), r) && is(sum(-z), -sum(z)));
static_assert(is(sum(q / r), one / r) && is(sum(one / column_count{}), one) && is(sum(r), r* column_count{}));
static_assert(!is(sum(z), one) && !is(sum(q * z), one));

// The derivatives that matter most.
static_assert(is(slope(-sum(q * log(softmax(z)))), softmax(z) - q));
static_assert(is(adjoint<leaf<"z">>(-sum(q * log(softmax(z))), r), r*(softmax(z) - q)));
static_assert(is(slope(tanh(z)), one - tanh(z) * tanh(z)));
static_assert(is(slope(max(z, zero)), where(max(z, zero) > zero, one, zero)));
static_assert(is(slope(hold(z)), zero) && is(slope(y), zero) && is(slope(z * y), y) && is(slope(z - z), zero));
static_assert(is(slope(sum(square(z)) * lit<0.5>{}), z));
static_assert(is(adjoint<leaf<"w">>(matmul(x, w), g), matmul_at(x, g)));
static_assert(is(adjoint<leaf<"x">>(matmul(x, w), g), matmul_bt(g, w)));
static_assert(is(adjoint<leaf<"r", per_row>>(z + r, one), column_count{}));
static_assert(is(adjoint<leaf<"b", per_column>>(z + leaf<"b", per_column>{}, g), column_sum(g)));

}  // namespace

BOOST_AUTO_TEST_SUITE(expr_simplify)
BOOST_AUTO_TEST_CASE(holds_at_compile_time) { BOOST_TEST(is(log(softmax(z)), log_softmax(z))); }
BOOST_AUTO_TEST_SUITE_END()
