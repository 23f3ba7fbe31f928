// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The value of every operation in the list against long double, at ordinary and at hostile numbers.
#include <boost/test/unit_test.hpp>

#include <array>

#include "interpret.hpp"

namespace {

using namespace etch;
using interpreted::matrix;
using interpreted::scope;
using real = long double;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

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
                          infinite,
                          -infinite,
                          not_a_number};
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
  return off <= tolerance * std::abs(expected) || off <= static_cast<real>(std::numeric_limits<double>::denorm_min());
}

// What each operation means; an operation without a reference does not compile.
template <class Op>
using op = std::type_identity<Op>;
real meaning(op<op_absolute>, real a) { return std::abs(a); }
real meaning(op<op_cos>, real a) { return std::cos(a); }
real meaning(op<op_erf>, real a) { return std::erf(a); }
real meaning(op<op_exp>, real a) { return std::exp(a); }
real meaning(op<op_expm1>, real a) { return std::expm1(a); }
real meaning(op<op_hold>, real a) { return a; }
real meaning(op<op_log>, real a) { return std::log(a); }
real meaning(op<op_log1p>, real a) { return std::log1p(a); }
real meaning(op<op_negate>, real a) { return -a; }
real meaning(op<op_rsqrt>, real a) { return 1 / std::sqrt(a); }
real meaning(op<op_sigmoid>, real a) { return 1 / (1 + std::exp(-a)); }
real meaning(op<op_sin>, real a) { return std::sin(a); }
real meaning(op<op_softplus>, real a) { return a > 50 ? a : std::log1p(std::exp(a)); }
real meaning(op<op_sqrt>, real a) { return std::sqrt(a); }
real meaning(op<op_tanh>, real a) { return std::tanh(a); }
real meaning(op<op_add>, real a, real b) { return a + b; }
real meaning(op<op_subtract>, real a, real b) { return a - b; }
real meaning(op<op_multiply>, real a, real b) { return a * b; }
real meaning(op<op_divide>, real a, real b) { return a / b; }
real meaning(op<op_power>, real a, real b) { return std::pow(a, b); }
real meaning(op<op_maximum>, real a, real b) {
  return std::isnan(a) || std::isnan(b) ? static_cast<real>(not_a_number) : std::max(a, b);
}
real meaning(op<op_minimum>, real a, real b) {
  return std::isnan(a) || std::isnan(b) ? static_cast<real>(not_a_number) : std::min(a, b);
}
real meaning(op<op_less>, real a, real b) { return a < b ? 1 : 0; }
real meaning(op<op_less_equal>, real a, real b) { return a <= b ? 1 : 0; }
real meaning(op<op_greater>, real a, real b) { return a > b ? 1 : 0; }
real meaning(op<op_greater_equal>, real a, real b) { return a >= b ? 1 : 0; }

using a_leaf = leaf<"a">;

// The reductions, row by row in long double.
template <class Op>
real reduced(const std::vector<real>& row, etch::index at) {
  real sum = 0, largest = -std::numeric_limits<real>::infinity(), exps = 0;
  for (real v : row) sum += v, largest = std::max(largest, v);
  for (real v : row) exps += std::exp(v - largest);
  if constexpr (same<Op, op_row_sum> || same<Op, op_column_sum>) return sum;
  if constexpr (same<Op, op_row_mean> || same<Op, op_column_mean>) return sum / static_cast<real>(row.size());
  if constexpr (same<Op, op_row_max> || same<Op, op_column_max>) return largest;
  if constexpr (same<Op, op_softmax>) return std::exp(row[at] - largest) / exps;
  if constexpr (same<Op, op_log_softmax>) return row[at] - largest - std::log(exps);
}

template <class Op>
void check_reduction(double scale) {
  constexpr bool of_columns = std::is_base_of_v<column_reduction, Op>;
  for (etch::index columns : {1u, 2u, 7u, 31u}) {
    const matrix a = interpreted::random_matrix(5, columns, -scale, scale, 7);
    const matrix found = interpreted::interpret(node<Op, a_leaf>{}, scope<a_leaf>(5, columns, {&a}));
    for (etch::index r = 0; r < found.rows; ++r)
      for (etch::index c = 0; c < found.columns; ++c) {
        std::vector<real> line;
        for (etch::index k = 0; k < (of_columns ? 5 : columns); ++k)
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
      BOOST_TEST(agree(found, meaning(op<Op>{}, static_cast<real>(a)), 1e-15L), "at " << a << ": " << found);
    }
  } else if constexpr (std::is_base_of_v<pointwise, Op> && requires { Op::value(1.0, 1.0); }) {
    for (double a : numbers())
      for (double b : {0.0, 1.0, -2.5, 1e-3, 1e300, infinite, -infinite, not_a_number, a}) {
        const auto found = static_cast<double>(Op::value(a, b));
        BOOST_TEST(agree(found, meaning(op<Op>{}, static_cast<real>(a), static_cast<real>(b)), 1e-15L),
                   "at " << a << ", " << b << ": " << found);
      }
  } else if constexpr (same<Op, op_where>) {
    BOOST_TEST(Op::value(true, 1.0, not_a_number) == 1);
    BOOST_TEST(Op::value(false, infinite, 2.0) == 2);
  } else if constexpr (!std::is_base_of_v<contraction, Op> && !std::is_base_of_v<rearrangement, Op>) {
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
  for (etch::index r = 0; r < 3; ++r)
    for (etch::index c = 0; c < 4; ++c) at.set(c, r) = a.at(r, c);
  for (etch::index r = 0; r < 4; ++r)
    for (etch::index c = 0; c < 2; ++c) bt.set(c, r) = b.at(r, c);
  const matrix plain = interpreted::product<op_matmul>(a, b);
  BOOST_TEST(interpreted::product<op_matmul_at>(at, b).values == plain.values, boost::test_tools::per_element());
  BOOST_TEST(interpreted::product<op_matmul_bt>(a, bt).values == plain.values, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(sign_passes_zero_and_nan) {
  const auto sign_of = [](double v) {
    const matrix a(1, 1, v);
    return interpreted::interpret(sign(a_leaf{}), scope<a_leaf>(1, 1, {&a})).at(0, 0);
  };
  BOOST_TEST(sign_of(-infinite) == -1);
  BOOST_TEST(sign_of(3) == 1);
  BOOST_TEST(sign_of(0) == 0);
  BOOST_TEST(std::isnan(sign_of(not_a_number)));
}

BOOST_AUTO_TEST_SUITE_END()
