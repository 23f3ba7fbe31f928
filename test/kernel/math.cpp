// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The functions on packs against long double, over all magnitudes, on every register of the target.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <vector>

#include "lanes.hpp"

#include <etch/kernel/math.hpp>

namespace {

// A distance in units in the last place of the reference.
template <class T>
long double ulps(T value, long double reference) {
  using limits = std::numeric_limits<T>;
  int exponent = 0;
  std::frexp(reference, &exponent);
  const long double ulp =
      std::max(std::ldexp(1.0L, exponent - limits::digits), static_cast<long double>(limits::denorm_min()));
  return std::abs(static_cast<long double>(value) - reference) / ulp;
}

// Values of every magnitude, a dense sweep of [low, high], and what breaks functions.
template <class T>
std::vector<T> arguments(double low, double high) {
  using limits = std::numeric_limits<T>;
  std::vector<T> x{T(0),
                   T(-0.0),
                   limits::denorm_min(),
                   -limits::denorm_min(),
                   limits::min(),
                   -limits::min(),
                   limits::max(),
                   limits::lowest(),
                   limits::epsilon(),
                   T(1),
                   T(-1),
                   T(1e4),
                   T(-1e4)};
  const int steps = sizeof(T) == 4 ? 40000 : 20000;
  for (int i = 0; i <= steps; ++i) x.push_back(static_cast<T>(low + (high - low) * i / steps));
  for (double power = limits::min_exponent - limits::digits; power < limits::max_exponent - 1; power += 0.0371)
    for (double sign : {1.0, -1.0}) x.push_back(static_cast<T>(sign * std::exp2(power)));
  while (x.size() % 16 != 0) x.push_back(T(0.5));
  return x;
}

struct allowed {
  long double ulps_float, ulps_double, absolute;
};

// Within the ulps or within the absolute distance; infinite where the reference rounds to infinity; never NaN unless
// the reference is.
template <class Function, class Reference>
void compare(const char* name, double low, double high, allowed limit, Function function, Reference reference) {
  etch_test::on_every_pack([&]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    const auto x = arguments<T>(low, high);
    const long double limit_ulps = sizeof(T) == 4 ? limit.ulps_float : limit.ulps_double;
    long double worst = 0, worst_absolute = 0;
    T worst_at = 0;
    std::size_t failures = 0;
    for (std::size_t i = 0; i < x.size(); i += Pack::lanes) {
      const Pack y = function(Pack::load(&x[i]));
      for (std::size_t lane = 0; lane < Pack::lanes; ++lane) {
        const long double exact = reference(static_cast<long double>(x[i + lane]));
        const T rounded = static_cast<T>(exact), value = y[lane];
        bool fine = false;
        if (std::isnan(rounded)) {
          fine = std::isnan(value);
        } else if (std::isinf(rounded)) {
          fine = value == rounded || ulps(value, exact) < 4;
        } else {
          const long double distance = ulps(value, exact);
          const long double absolute = std::abs(static_cast<long double>(value) - exact);
          fine = distance <= limit_ulps || absolute <= limit.absolute;
          if (absolute > worst_absolute) worst_absolute = absolute;
          if (distance > worst) {
            worst = distance;
            worst_at = x[i + lane];
          }
        }
        if (!fine && ++failures <= 3)
          BOOST_ERROR(name << " of " << x[i + lane] << " is " << value << " and not " << exact << ", lanes "
                           << Pack::lanes << ", bytes " << sizeof(T));
      }
    }
    BOOST_TEST(failures == 0u, name << ": " << failures << " wrong values");
    if (std::getenv("ETCH_SHOW_ERRORS") != nullptr)
      std::cout << name << " bytes " << sizeof(T) << " lanes " << Pack::lanes << ": " << static_cast<double>(worst)
                << " ulp at " << worst_at << ", absolute " << static_cast<double>(worst_absolute) << '\n';

    const T infinity = std::numeric_limits<T>::infinity();
    for (T special : {infinity, -infinity, std::numeric_limits<T>::quiet_NaN()}) {
      const T value = function(Pack(special))[Pack::lanes - 1];
      const T exact = static_cast<T>(reference(static_cast<long double>(special)));
      BOOST_TEST((std::isnan(exact) ? std::isnan(value) : value == exact),
                 name << " of " << special << " is " << value << " and not " << exact);
    }
  });
}

constexpr long double exact = 0;

}  // namespace

BOOST_AUTO_TEST_SUITE(kernel_math)

BOOST_AUTO_TEST_CASE(exponentials) {
  compare(
      "exp", -110, 92, {2, 2, exact}, [](auto x) { return exp(x); }, [](long double x) { return std::exp(x); });
  compare(
      "exp", -760, 720, {2, 2, exact}, [](auto x) { return exp(x); }, [](long double x) { return std::exp(x); });
  compare(
      "expm1", -30, 92, {4, 4, exact}, [](auto x) { return expm1(x); }, [](long double x) { return std::expm1(x); });
  compare(
      "expm1", -1, 1, {4, 4, exact}, [](auto x) { return expm1(x); }, [](long double x) { return std::expm1(x); });
}

BOOST_AUTO_TEST_CASE(logarithms) {
  compare(
      "log", 0, 4, {2, 2, exact}, [](auto x) { return log(x); }, [](long double x) { return std::log(x); });
  compare(
      "log1p", -1, 3, {3, 3, exact}, [](auto x) { return log1p(x); }, [](long double x) { return std::log1p(x); });
}

BOOST_AUTO_TEST_CASE(saturating_functions) {
  compare(
      "tanh", -10, 10, {4, 4, exact}, [](auto x) { return tanh(x); }, [](long double x) { return std::tanh(x); });
  compare(
      "sigmoid", -100, 100, {5, 5, exact}, [](auto x) { return sigmoid(x); },
      [](long double x) { return x > 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); });
  compare(
      "softplus", -100, 40, {5, 5, exact}, [](auto x) { return softplus(x); },
      [](long double x) { return x > 40 ? x : std::log1p(std::exp(x)); });
  compare(
      "erf", -5, 5, {4, 2, exact}, [](auto x) { return erf(x); }, [](long double x) { return std::erf(x); });
}

BOOST_AUTO_TEST_CASE(saturating_functions_never_leave_their_range) {
  etch_test::on_every_pack([]<class Pack>(Pack) {
    using T = typename Pack::value_type;
    for (T x : arguments<T>(-12, 12)) {
      BOOST_TEST(std::abs(tanh(Pack(x))[0]) <= T(1));
      BOOST_TEST(std::abs(erf(Pack(x))[0]) <= T(1));
      BOOST_TEST(sigmoid(Pack(x))[0] <= T(1));
      BOOST_TEST(sigmoid(Pack(x))[0] >= T(0));
    }
  });
}

BOOST_AUTO_TEST_CASE(waves) {
  compare(
      "sin", -20, 20, {4, 2, exact}, [](auto x) { return sin(x); }, [](long double x) { return std::sin(x); });
  compare(
      "sin", -1e4, 1e4, {4, 2, exact}, [](auto x) { return sin(x); }, [](long double x) { return std::sin(x); });
  compare(
      "cos", -20, 20, {4, 2, exact}, [](auto x) { return cos(x); }, [](long double x) { return std::cos(x); });
  compare(
      "cos", -1e4, 1e4, {4, 2, exact}, [](auto x) { return cos(x); }, [](long double x) { return std::cos(x); });
}

BOOST_AUTO_TEST_CASE(floors_and_powers) {
  compare(
      "floor", -9, 9, {0, 0, exact}, [](auto x) { return floor(x); }, [](long double x) { return std::floor(x); });
  for (int n : {-1, 0, 1, 2, 3, 4, 5})
    compare(
        "pow", -9, 9, {3, 3, exact},
        [n]<class Pack>(Pack x) { return pow(x, static_cast<typename Pack::value_type>(n)); },
        [n](long double x) { return std::pow(x, static_cast<long double>(n)); });
  compare(
      "pow", 0, 9, {1, 1, exact}, []<class Pack>(Pack x) { return pow(x, Pack(typename Pack::value_type(2.5))); },
      [](long double x) { return std::pow(x, 2.5L); });
}

BOOST_AUTO_TEST_SUITE_END()
