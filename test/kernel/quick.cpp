// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Quick division stays within two units in the last place, and special values are right.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "lanes.hpp"

#include <etch/kernel/quick.hpp>

BOOST_AUTO_TEST_SUITE(kernel_quick)

BOOST_AUTO_TEST_CASE(near_the_exact_result_at_every_magnitude) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    const long double unit = 2 * static_cast<long double>(std::numeric_limits<T>::epsilon());
    for (long double power = -125; power < 126; power += 0.00371L) {
      const T x = static_cast<T>(std::exp2(power));
      const auto exact = static_cast<long double>(x);
      const auto close = [unit](T value, long double wanted) {
        return std::abs(static_cast<long double>(value) / wanted - 1) < unit;
      };
      BOOST_REQUIRE(close(etch::quick_reciprocal(Pack(x))[0], 1 / exact));
      BOOST_REQUIRE(close(etch::quick_reciprocal_of_normal(Pack(x))[0], 1 / exact));
      BOOST_REQUIRE(close(etch::quick_divide(Pack(T(3)), Pack(x))[0], 3 / exact));
    }
  });
}

BOOST_AUTO_TEST_CASE(special_values) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    using limits = std::numeric_limits<T>;
    const T infinity = limits::infinity(), nan = limits::quiet_NaN();
    BOOST_TEST(!std::isnan(etch::quick_divide(Pack(T(1)), Pack(limits::denorm_min()))[0]));
    BOOST_TEST(!std::isnan(etch::quick_divide(Pack(T(1)), Pack(limits::max()))[0]));
    BOOST_TEST(etch::quick_divide(Pack(T(1)), Pack(infinity))[0] == 0);
    BOOST_TEST(etch::quick_divide(Pack(T(1)), Pack(T(0)))[0] == infinity);
    BOOST_TEST(etch::quick_divide(Pack(T(-1)), Pack(T(0)))[0] == -infinity);
    BOOST_TEST(etch::quick_divide(Pack(T(0)), Pack(T(1e-8)))[0] == 0);
    BOOST_TEST(std::isnan(etch::quick_divide(Pack(T(0)), Pack(T(0)))[0]));
    BOOST_TEST(std::isnan(etch::quick_divide(Pack(T(1)), Pack(nan))[0]));
    BOOST_TEST(std::isnan(etch::quick_divide(Pack(nan), Pack(T(1)))[0]));
  });
}

BOOST_AUTO_TEST_SUITE_END()
