// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The derivative of every operation in the list equals finite differences, by every argument and every broadcast.
#include <boost/test/unit_test.hpp>

#include <etch/expr/derive.hpp>
#include <etch/expr/lift.hpp>

#include "interpret.hpp"

namespace {

using namespace etch;
using interpreted::binding;
using interpreted::matrix;
using interpreted::scope;

template <extent Extent>
using a_leaf = leaf<"a", Extent>;
template <extent Extent>
using b_leaf = leaf<"b", Extent>;
using g_leaf = leaf<"g">;
using g_row = leaf<"g", per_row>;
using g_column = leaf<"g", per_column>;

// Where an operation has its arguments; at the ends of the interval it is still smooth.
template <class Op>
struct domain {
  static constexpr double low = -2, high = 2;
};
struct positive {
  static constexpr double low = 0.3, high = 3;
};
template <>
struct domain<op_log> : positive {};
template <>
struct domain<op_sqrt> : positive {};
template <>
struct domain<op_rsqrt> : positive {};
template <>
struct domain<op_divide> : positive {};
template <>
struct domain<op_power> : positive {};
template <>
struct domain<op_log1p> {
  static constexpr double low = -0.7, high = 3;
};

matrix filled(extent e, etch::index rows, etch::index columns, double low, double high, unsigned seed) {
  return interpreted::random_matrix(e.rows ? rows : 1, e.columns ? columns : 1, low, high, seed);
}
// Values apart from each other and from zero, so that no kink is near.
void spread(matrix& m, double shift) {
  for (etch::index i = 0; i < m.values.size(); ++i)
    m.values[i] = (i % 2 == 0 ? 1 : -1) * (0.25 + shift + 0.1 * static_cast<double>(i));
}

template <class Part, class Expression, class G, class Scope>
void compare(const char* what, Expression e, G g_symbol, matrix& argument, const matrix& g, const Scope& values) {
  using derived = decltype(adjoint<Part>(e, g_symbol));
  const matrix by_rule = interpreted::interpret(derived{}, values);
  for (etch::index r = 0; r < argument.rows; ++r)
    for (etch::index c = 0; c < argument.columns; ++c) {
      const double expected =
          interpreted::difference([&] { return interpreted::weighted_sum(e, g, values); }, argument.set(r, c));
      const double found = by_rule.at(r, c);
      BOOST_TEST(std::abs(found - expected) <= 1e-6 * (1e-3 + std::abs(found) + std::abs(expected)),
                 what << " at (" << r << ", " << c << "): derived " << found << ", differences " << expected);
    }
}

template <class Op>
constexpr bool has_kinks = same<Op, op_absolute> || same<Op, op_maximum> || same<Op, op_minimum> ||
                           same<Op, op_row_max> || same<Op, op_column_max> || same<Op, op_where>;

template <class Expression>
using seed_of = std::conditional_t<Expression::shape == per_row, g_row,
                                   std::conditional_t<Expression::shape == per_column, g_column, g_leaf>>;

template <class Op, extent A, extent B>
void check_pair(etch::index rows, etch::index columns) {
  constexpr node<Op, a_leaf<A>, b_leaf<B>> e{};
  using G = std::conditional_t<e.shape == each, g_leaf, leaf<"g", e.shape>>;
  matrix a = filled(A, rows, columns, domain<Op>::low, domain<Op>::high, 1);
  matrix b = filled(B, rows, columns, domain<Op>::low, domain<Op>::high, 2);
  if (has_kinks<Op>) spread(a, 0), spread(b, 0.05);
  const matrix g = filled(e.shape, rows, columns, -1, 1, 3);
  const scope<a_leaf<A>, b_leaf<B>, G> values(rows, columns, {&a}, {&b}, {&g});
  compare<a_leaf<A>>("first argument", e, G{}, a, g, values);
  compare<b_leaf<B>>("second argument", e, G{}, b, g, values);
}

template <class Op>
void check_product(etch::index rows, etch::index inner, etch::index columns) {
  constexpr bool at = same<Op, op_matmul_at>, bt = same<Op, op_matmul_bt>;
  constexpr node<Op, a_leaf<each>, b_leaf<each>> e{};
  matrix a = interpreted::random_matrix(at ? inner : rows, at ? rows : inner, -1, 1, 1);
  matrix b = interpreted::random_matrix(bt ? columns : inner, bt ? inner : columns, -1, 1, 2);
  const matrix g = interpreted::random_matrix(rows, columns, -1, 1, 3);
  const scope<a_leaf<each>, b_leaf<each>, g_leaf> values(rows, columns, {&a}, {&b}, {&g});
  compare<a_leaf<each>>("left factor", e, g_leaf{}, a, g, values);
  compare<b_leaf<each>>("right factor", e, g_leaf{}, b, g, values);
}

template <class Op>
struct is_convolution : std::false_type {};
template <class Over>
struct is_convolution<op_convolve<Over>> : std::true_type {};
template <class Over>
struct is_convolution<op_convolve_bt<Over>> : std::true_type {};
template <class Over>
struct is_convolution<op_convolve_at<Over>> : std::true_type {};

template <class Op>
void check_convolution(etch::index rows, const matrix& a_like, const matrix& b_like) {
  constexpr node<Op, a_leaf<each>, b_leaf<each>> e{};
  matrix a = interpreted::random_matrix(a_like.rows, a_like.columns, -1, 1, 1);
  matrix b = interpreted::random_matrix(b_like.rows, b_like.columns, -1, 1, 2);
  const matrix like = interpreted::product(Op{}, a, b);
  const matrix g = interpreted::random_matrix(like.rows, like.columns, -1, 1, 3);
  const scope<a_leaf<each>, b_leaf<each>, g_leaf> values(rows, like.columns, {&a}, {&b}, {&g});
  compare<a_leaf<each>>("left factor", e, g_leaf{}, a, g, values);
  compare<b_leaf<each>>("right factor", e, g_leaf{}, b, g, values);
}
template <class Over>
void check_convolutions(etch::index rows, etch::index filters) {
  const matrix x(rows, Over::inputs), w(Over::depth, filters), y(rows, filters * Over::positions);
  check_convolution<op_convolve<Over>>(rows, x, w);
  check_convolution<op_convolve_bt<Over>>(rows, y, w);
  check_convolution<op_convolve_at<Over>>(rows, x, y);
}

template <class Op, extent A>
void check_rearrangement(etch::index rows) {
  constexpr node<Op, a_leaf<A>> e{};
  using G = seed_of<node<Op, a_leaf<A>>>;
  matrix a = filled(A, rows, Op::from_width, -1, 1, 1);
  const matrix g = filled(e.shape, rows, Op::width, -1, 1, 2);
  const scope<a_leaf<A>, G> values(rows, Op::width, {&a}, {&g});
  compare<a_leaf<A>>("argument", e, G{}, a, g, values);
}

template <class Op>
void check_single(etch::index rows, etch::index columns) {
  constexpr node<Op, a_leaf<each>> e{};
  using G = seed_of<node<Op, a_leaf<each>>>;
  matrix a = interpreted::random_matrix(rows, columns, domain<Op>::low, domain<Op>::high, 1);
  if (has_kinks<Op>) spread(a, 0);
  const matrix g = filled(e.shape, rows, columns, -1, 1, 2);
  const scope<a_leaf<each>, G> values(rows, columns, {&a}, {&g});
  compare<a_leaf<each>>("argument", e, G{}, a, g, values);
}

template <class Op>
void check(etch::index rows, etch::index columns) {
  if constexpr (same<Op, op_hold>) {
    static_assert(same<decltype(adjoint<a_leaf<each>>(hold(a_leaf<each>{}), one)), zero_t>);
  } else if constexpr (same<Op, op_power>) {
    constexpr auto e = lift<pow(a_leaf<each>{}, 2.5) + pow(a_leaf<each>{}, -1.0) + pow(a_leaf<each>{}, 3.0)>();
    matrix a = interpreted::random_matrix(rows, columns, 0.3, 3, 1);
    const matrix g = interpreted::random_matrix(rows, columns, -1, 1, 2);
    const scope<a_leaf<each>, g_leaf> values(rows, columns, {&a}, {&g});
    compare<a_leaf<each>>("base", e, g_leaf{}, a, g, values);
  } else if constexpr (same<Op, op_where>) {
    constexpr auto e = where(leaf<"c">{} > zero, a_leaf<each>{}, b_leaf<per_column>{});
    matrix a = interpreted::random_matrix(rows, columns, -1, 1, 1),
           b = interpreted::random_matrix(1, columns, -1, 1, 2);
    const matrix c = interpreted::random_matrix(rows, columns, -1, 1, 3),
                 g = interpreted::random_matrix(rows, columns, -1, 1, 4);
    const scope<a_leaf<each>, b_leaf<per_column>, leaf<"c">, g_leaf> values(rows, columns, {&a}, {&b}, {&c}, {&g});
    compare<a_leaf<each>>("then", e, g_leaf{}, a, g, values);
    compare<b_leaf<per_column>>("else", e, g_leaf{}, b, g, values);
  } else if constexpr (std::is_base_of_v<rearrangement, Op>) {
    check_rearrangement<Op, each>(rows);
    check_rearrangement<Op, per_column>(rows);
  } else if constexpr (is_convolution<Op>::value) {
    // All three of them, over windows of their own.
  } else if constexpr (std::is_base_of_v<contraction, Op>) {
    check_product<Op>(rows, 5, columns);
    check_product<Op>(rows, 1, columns);
  } else if constexpr (requires { Op::pull(zero, zero, zero); }) {
    check_single<Op>(rows, columns);
  } else {
    check_pair<Op, each, each>(rows, columns);
    check_pair<Op, each, per_column>(rows, columns);
    check_pair<Op, per_row, each>(rows, columns);
    check_pair<Op, each, once>(rows, columns);
    check_pair<Op, per_column, per_row>(rows, columns);
    check_pair<Op, once, per_row>(rows, columns);
  }
}

template <class... Ops>
void check_all(types<Ops...>, etch::index rows, etch::index columns) {
  (check<Ops>(rows, columns), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expr_derive)

BOOST_AUTO_TEST_CASE(every_operation_equals_finite_differences) {
  check_all(all_operations{}, 1, 1);
  check_all(all_operations{}, 3, 7);
  check_all(all_operations{}, 4, 17);
}

BOOST_AUTO_TEST_CASE(convolutions_over_windows_of_every_kind) {
  check_convolutions<sliding<1, window_axis<1, 1>, window_axis<1, 1>>>(1, 1);
  check_convolutions<sliding<2, window_axis<4, 3>, window_axis<5, 3>>>(2, 3);
  check_convolutions<sliding<1, window_axis<4, 3, 1, 1, 1>, window_axis<5, 2, 1, 0, 1>>>(2, 2);
  check_convolutions<sliding<3, window_axis<5, 3, 2, 1, 1>, window_axis<6, 2, 3>>>(1, 2);
  check_convolutions<sliding<1, window_axis<7, 3, 1, 2, 2, 2>, window_axis<6, 2, 2, 0, 0, 3>>>(2, 1);
  check_convolutions<sliding<2, window_axis<1, 3, 1, 1, 1>, window_axis<3, 1, 2>>>(2, 2);
}

// At a kink the derivative is one of its sides, as a fixed rule says; far out it is finite where the function is flat.
template <auto Formula>
double slope(double at) {
  constexpr auto e = lift<Formula>();
  using derived = decltype(adjoint<leaf<"x">>(e, one));
  const matrix x(1, 1, at);
  const scope<leaf<"x">> values(1, 1, {&x});
  return interpreted::interpret(derived{}, values).at(0, 0);
}

BOOST_AUTO_TEST_CASE(at_kinks_and_far_out) {
  constexpr leaf<"x"> x{};
  constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(slope<abs(x)>(0) == 0);
  BOOST_TEST(slope<abs(x)>(-0.0) == 0);
  BOOST_TEST(slope<abs(x)>(-infinity) == -1);
  BOOST_TEST(std::isnan(slope<abs(x)>(nan)));
  BOOST_TEST(slope<max(x, 0)>(0) == 0);
  BOOST_TEST(slope<max(x, 0)>(infinity) == 1);
  BOOST_TEST(slope<max(x, 0)>(-infinity) == 0);
  BOOST_TEST(slope<min(x, 0)>(0) == 0);
  BOOST_TEST(slope<sign(x)>(3) == 0);
  BOOST_TEST(slope<sqrt(x)>(0) == infinity);
  BOOST_TEST(slope<exp(x)>(-infinity) == 0);
  BOOST_TEST(slope<tanh(x)>(1e300) == 0);
  BOOST_TEST(slope<sigmoid(x)>(-1e300) == 0);
  BOOST_TEST(slope<softplus(x)>(1e300) == 1);
  BOOST_TEST(slope<softplus(x)>(-1e300) == 0);
  BOOST_TEST(slope<erf(x)>(1e200) == 0);
  BOOST_TEST(slope<log1p(x)>(1e300) == 1e-300);
  // What is not chosen may be infinite without spoiling what is.
  BOOST_TEST(slope<where(x > 0, x, expm1(x))>(1e4) == 1);
  BOOST_TEST(slope<where(x > 0, log(x), x)>(0) == 1);
  BOOST_TEST(slope<where(x > 0, sqrt(x), 0)>(0) == 0);
  BOOST_TEST(slope<where(x > 0, 1 / x, 0)>(0) == 0);
  BOOST_TEST(slope<-where(x > 0, 2 * log(x) / 3, 0)>(0) == 0);
  for (double hostile : {0.0, 1e4, -1e4, 1e30, -1e30})
    BOOST_TEST(std::isfinite(slope<tanh(x) + sigmoid(x) + softplus(x) + erf(x) + abs(x) + max(x, 0)>(hostile)));
}

// A derivative is an expression, so it has a derivative.
BOOST_AUTO_TEST_CASE(second_derivatives) {
  constexpr leaf<"x"> x{};
  using first = decltype(adjoint<leaf<"x">>(tanh(x), one));
  using second = decltype(adjoint<leaf<"x">>(first{}, one));
  for (double at : {-2.0, -0.5, 0.0, 0.7, 3.0}) {
    const matrix value(1, 1, at);
    const double t = std::tanh(at);
    const double found = interpreted::interpret(second{}, scope<leaf<"x">>(1, 1, {&value})).at(0, 0);
    BOOST_TEST(std::abs(found + 2 * t * (1 - t * t)) <= 1e-14);
  }
}

BOOST_AUTO_TEST_SUITE_END()
