// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Each function is that of the standard library, for each type.
#include <etch/core/libm.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <tuple>
#include <type_traits>

namespace libm = etch::libm;

BOOST_AUTO_TEST_SUITE(of_the_c_library)

using reals = std::tuple<float, double, long double>;
BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_numbers, T, reals) {
  static_assert(std::is_same_v<decltype(libm::exp(T{})), T> && std::is_same_v<decltype(libm::pow(T{}, T{})), T>);
  for (volatile T given : {T(0.125), T(0.75), T(1.5), T(3)}) {
    const T x = given;
    BOOST_TEST(libm::exp(x) == std::exp(x));
    BOOST_TEST(libm::expm1(x) == std::expm1(x));
    BOOST_TEST(libm::log(x) == std::log(x));
    BOOST_TEST(libm::log1p(x) == std::log1p(x));
    BOOST_TEST(libm::sqrt(x) == std::sqrt(x));
    BOOST_TEST(libm::tanh(x) == std::tanh(x));
    BOOST_TEST(libm::erf(x) == std::erf(x));
    BOOST_TEST(libm::sin(x) == std::sin(x));
    BOOST_TEST(libm::cos(x) == std::cos(x));
    BOOST_TEST(libm::pow(x, T(2.5)) == std::pow(x, T(2.5)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
