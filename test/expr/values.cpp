// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The value of every operation in the list against long double, at ordinary and at hostile numbers.
#include <boost/test/unit_test.hpp>

#include <array>

#include "interpret.hpp"

namespace {

using namespace etch;
using etch::index;
using interpreted::matrix;
using interpreted::scope;
using real = long double;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const std::vector<double>& numbers() {
  static const std::vector<double> all = [] {
    std::vector<double> v{0.0,
                          -0.0,
                          1.0,
                          -1.0,
                          0.5,
                          -0.5,
                          1e-9,
                          -1e-9,
                          1e-300,
                          -1e-300,
                          20,
                          -20,
                          88.8,
                          -88.8,
                          700,
                          -700,
                          1e4,
                          -1e4,
                          1e15,
                          -1e15,
                          1e300,
                          -1e300,
                          std::numeric_limits<double>::max(),
                          infinity,
                          -infinity,
                          nan};
    for (int i = -200; i <= 200; ++i) v.push_back(0.037 * i);
    return v;
  }();
  return all;
}

bool agree(double found, real expected, real tolerance) {
  if (std::isnan(expected)) return std::isnan(found);
  const auto rounded = static_cast<double>(expected);
  if (std::isinf(rounded) || std::isinf(found)) return found == rounded;
  const real off = std::abs(static_cast<real>(found) - expected);
  return off <= tolerance * std::abs(expected) || off <= std::numeric_limits<double>::denorm_min();
}

// What each operation means; an operation without a reference does not compile.
template <class Op>
struct reference;
#define UNARY(op, formula)                     \
  template <>                                  \
  struct reference<op> {                       \
    static real of(real a) { return formula; } \
  }
#define BINARY(op, formula)                            \
  template <>                                          \
  struct reference<op> {                               \
    static real of(real a, real b) { return formula; } \
  }
UNARY(op_absolute, std::abs(a));
UNARY(op_cos, std::cos(a));
UNARY(op_erf, std::erf(a));
UNARY(op_exp, std::exp(a));
UNARY(op_expm1, std::expm1(a));
UNARY(op_hold, a);
UNARY(op_log, std::log(a));
UNARY(op_log1p, std::log1p(a));
UNARY(op_negate, -a);
UNARY(op_rsqrt, 1 / std::sqrt(a));
UNARY(op_sigmoid, 1 / (1 + std::exp(-a)));
UNARY(op_sin, std::sin(a));
UNARY(op_softplus, a > 50 ? a : std::log1p(std::exp(a)));
UNARY(op_sqrt, std::sqrt(a));
UNARY(op_tanh, std::tanh(a));
BINARY(op_add, a + b);
BINARY(op_subtract, a - b);
BINARY(op_multiply, a* b);
BINARY(op_divide, a / b);
BINARY(op_power, std::pow(a, b));
BINARY(op_maximum, std::isnan(a) || std::isnan(b) ? static_cast<real>(nan) : std::max(a, b));
BINARY(op_minimum, std::isnan(a) || std::isnan(b) ? static_cast<real>(nan) : std::min(a, b));
BINARY(op_less, a < b);
BINARY(op_less_equal, a <= b);
BINARY(op_greater, a > b);
BINARY(op_greater_equal, a >= b);
#undef UNARY
#undef BINARY

using a_leaf = leaf<"a">;

// The reductions, row by row in long double.
template <class Op>
real reduced(const std::vector<real>& row, index at) {
  real sum = 0, largest = -std::numeric_limits<real>::infinity(), exps = 0;
  for (real v : row) sum += v, largest = std::max(largest, v);
  for (real v : row) exps += std::exp(v - largest);
  if constexpr (same<Op, op_row_sum> || same<Op, op_column_sum>) return sum;
  if constexpr (same<Op, op_row_mean> || same<Op, op_column_mean>) return sum / static_cast<real>(row.size());
  if constexpr (same<Op, op_row_max>) return largest;
  if constexpr (same<Op, op_softmax>) return std::exp(row[at] - largest) / exps;
  if constexpr (same<Op, op_log_softmax>) return row[at] - largest - std::log(exps);
}

template <class Op>
void check_reduction(double scale) {
  constexpr bool of_columns = std::is_base_of_v<column_reduction, Op>;
  for (index columns : {1, 2, 7, 31}) {
    const matrix a = interpreted::random_matrix(5, columns, -scale, scale, 7);
    const matrix found = interpreted::interpret(node<Op, a_leaf>{}, scope<a_leaf>(5, columns, {&a}));
    for (index r = 0; r < found.rows; ++r)
      for (index c = 0; c < found.columns; ++c) {
        std::vector<real> line;
        for (index k = 0; k < (of_columns ? 5 : columns); ++k)
          line.push_back(static_cast<real>(of_columns ? a.at(k, c) : a.at(r, k)));
        const real expected = reduced<Op>(line, c);
        BOOST_TEST(std::abs(static_cast<real>(found.at(r, c)) - expected) <= 1e-13L * (static_cast<real>(scale) + 1));
        BOOST_TEST(std::isfinite(found.at(r, c)));
      }
  }
}

template <class Op>
void check() {
  if constexpr (std::is_base_of_v<pointwise, Op> && requires { Op::value(1.0); }) {
    for (double a : numbers()) {
      const double found = static_cast<double>(Op::value(a));
      BOOST_TEST(agree(found, reference<Op>::of(static_cast<real>(a)), 1e-15L), "at " << a << ": " << found);
    }
  } else if constexpr (std::is_base_of_v<pointwise, Op> && requires { Op::value(1.0, 1.0); }) {
    for (double a : numbers())
      for (double b : {0.0, 1.0, -2.5, 1e-3, 1e300, infinity, -infinity, nan, a}) {
        const auto found = static_cast<double>(Op::value(a, b));
        BOOST_TEST(agree(found, reference<Op>::of(static_cast<real>(a), static_cast<real>(b)), 1e-15L),
                   "at " << a << ", " << b << ": " << found);
      }
  } else if constexpr (same<Op, op_where>) {
    BOOST_TEST(Op::value(true, 1.0, nan) == 1);
    BOOST_TEST(Op::value(false, infinity, 2.0) == 2);
  } else if constexpr (!std::is_base_of_v<contraction, Op>) {
    check_reduction<Op>(2);
    check_reduction<Op>(1e4);
  }
}
template <class... Ops>
void check_all(types<Ops...>) {
  (check<Ops>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expr_values)

BOOST_AUTO_TEST_CASE(every_operation_equals_its_reference) { check_all(all_operations{}); }

BOOST_AUTO_TEST_CASE(products) {
  const matrix a = interpreted::random_matrix(3, 4, -1, 1, 1), b = interpreted::random_matrix(4, 2, -1, 1, 2);
  matrix at(4, 3), bt(2, 4);
  for (index r = 0; r < 3; ++r)
    for (index c = 0; c < 4; ++c) at.set(c, r) = a.at(r, c);
  for (index r = 0; r < 4; ++r)
    for (index c = 0; c < 2; ++c) bt.set(c, r) = b.at(r, c);
  const matrix plain = interpreted::product<op_matmul>(a, b);
  BOOST_TEST(interpreted::product<op_matmul_at>(at, b).values == plain.values, boost::test_tools::per_element());
  BOOST_TEST(interpreted::product<op_matmul_bt>(a, bt).values == plain.values, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(sign_passes_zero_and_nan) {
  const auto sign_of = [](double v) {
    const matrix a(1, 1, v);
    return interpreted::interpret(sign(a_leaf{}), scope<a_leaf>(1, 1, {&a})).at(0, 0);
  };
  BOOST_TEST(sign_of(-infinity) == -1);
  BOOST_TEST(sign_of(3) == 1);
  BOOST_TEST(sign_of(0) == 0);
  BOOST_TEST(std::isnan(sign_of(nan)));
}

BOOST_AUTO_TEST_SUITE_END()
