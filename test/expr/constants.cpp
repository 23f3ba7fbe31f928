// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Expressions evaluate in constant expressions, to what they are at run time.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>

#include <etch/expr/derive.hpp>
#include <etch/expr/evaluate.hpp>
#include <etch/expr/lift.hpp>
#include <etch/expr/symbols.hpp>

namespace {

using namespace etch;
using namespace etch::symbols;
using std::size_t;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

constexpr auto swish = lift<x * sigmoid(x) + 0.25 * abs(x)>();
constexpr double swish_at(double v) { return evaluate(swish, values{bound<leaf<"x">, double>{v}}); }
static_assert(swish_at(0) == 0 && swish_at(2) > 2.26 && swish_at(2) < 2.262);
constexpr auto slope = adjoint<leaf<"x">>(lift<tanh(x)>(), one);
static_assert(evaluate(slope, values{bound<leaf<"x">, double>{0.0}}) == 1);
static_assert(evaluate(lift<max(x, 0) - min(x, 0) + exp(x)>(), values{bound<leaf<"x">, float>{-1e4f}}) == 1e4f);

constexpr std::array points{0.0,  1e-300, 4.9e-324, 1e-9,  0.1,   0.3,   0.5, 0.7,        0.75, 1.0,
                            1.3,  1.5,    2.0,      2.5,   3.14,  5.0,   6.9, 7.1,        10.0, 20.0,
                            29.0, 31.0,   100.0,    700.0, 709.7, 745.0, 1e4, 123456.789, 1e9};
constexpr size_t count = 2 * points.size() + 3;
constexpr std::array<double, count> arguments = [] {
  std::array<double, count> all{infinite, -infinite, not_a_number};
  for (size_t i = 0; i < points.size(); ++i) all[2 * i + 3] = points[i], all[2 * i + 4] = -points[i];
  return all;
}();

// All values of a function at compile time; clang allows about a million steps for this.
template <class Function>
constexpr std::array<double, count> tabulated(Function f) {
  std::array<double, count> all{};
  for (size_t i = 0; i < count; ++i) all[i] = f(arguments[i]);
  return all;
}

template <class Function>
void compare(const char* name, const std::array<double, count>& found, Function f) {
  for (size_t i = 0; i < count; ++i) {
    const double expected = f(arguments[i]);
    const bool equal = std::isnan(expected)   ? std::isnan(found[i])
                       : std::isinf(expected) ? found[i] == expected
                                              : std::abs(found[i] - expected) <= 4.5e-16 * std::abs(expected) + 5e-324;
    BOOST_TEST(equal, name << " of " << arguments[i] << ": " << found[i] << ", not " << expected);
  }
}

template <auto Ours, class Standard>
void agrees(const char* name, Standard standard) {
  static constexpr auto found = tabulated(Ours);
  compare(name, found, standard);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expr_constants)

BOOST_AUTO_TEST_CASE(series_equal_the_standard_library) {
  agrees<[](double v) { return etch::exp(v); }>("exp", [](double v) { return std::exp(v); });
  agrees<[](double v) { return etch::log(v); }>("log", [](double v) { return std::log(v); });
  agrees<[](double v) { return etch::expm1(v); }>("expm1", [](double v) { return std::expm1(v); });
  agrees<[](double v) { return etch::log1p(v); }>("log1p", [](double v) { return std::log1p(v); });
  agrees<[](double v) { return etch::sqrt(v); }>("sqrt", [](double v) { return std::sqrt(v); });
  agrees<[](double v) { return etch::tanh(v); }>("tanh", [](double v) { return std::tanh(v); });
  agrees<[](double v) { return etch::erf(v); }>("erf", [](double v) { return std::erf(v); });
  agrees<[](double v) { return etch::sin(v); }>("sin", [](double v) { return std::sin(v); });
  agrees<[](double v) { return etch::cos(v); }>("cos", [](double v) { return std::cos(v); });
  agrees<[](double v) { return etch::abs(v); }>("abs", [](double v) { return std::abs(v); });
}

BOOST_AUTO_TEST_CASE(powers) {
  static constexpr std::array bases{0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 1e100, 10.0, -3.0};
  static constexpr std::array exponents{0.0, 1.0, -1.0, 2.0, 3.0, 0.5, -0.5, 7.0, 1e3, 1e300, -3.0};
  static constexpr auto found = [] {
    std::array<double, bases.size() * exponents.size()> all{};
    for (size_t i = 0; i < all.size(); ++i)
      all[i] = etch::pow(bases[i / exponents.size()], exponents[i % exponents.size()]);
    return all;
  }();
  for (size_t i = 0; i < found.size(); ++i) {
    const double a = bases[i / exponents.size()], b = exponents[i % exponents.size()], expected = std::pow(a, b);
    BOOST_TEST(
        (std::isnan(expected) ? std::isnan(found[i])
                              : found[i] == expected || std::abs(found[i] - expected) <= 1e-15 * std::abs(expected)),
        a << " to the " << b << ": " << found[i] << ", not " << expected);
  }
}

BOOST_AUTO_TEST_CASE(single_precision_saturates) {
  static constexpr float big = etch::exp(100.0f), small = etch::exp(-200.0f), half = etch::sigmoid(0.0f);
  BOOST_TEST(big == std::numeric_limits<float>::infinity());
  BOOST_TEST(small == 0);
  BOOST_TEST(half == 0.5f);
}

BOOST_AUTO_TEST_SUITE_END()
