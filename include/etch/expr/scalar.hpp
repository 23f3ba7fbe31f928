// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The functions of the operations on plain numbers: at run time the standard library's, in constant expressions our
// own.
#pragma once

#include <cmath>
#include <concepts>
#include <limits>
#include <type_traits>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

// Elementary functions by argument reduction and series, in long double, for constant expressions only.
namespace series {

inline constexpr long double infinity = std::numeric_limits<long double>::infinity();
inline constexpr long double nan = std::numeric_limits<long double>::quiet_NaN();
inline constexpr long double ln2 = 0.693147180559945309417232121458176568L;
inline constexpr long double pi = 3.141592653589793238462643383279502884L;

constexpr long double exp(long double x) {
  if (x != x) return x;
  if (x > 11400) return infinity;
  if (x < -11400) return 0;
  long double scale = 1;
  const auto twos = static_cast<long long>(x / ln2 + (x < 0 ? -0.5L : 0.5L));
  const long double r = x - static_cast<long double>(twos) * ln2;
  for (long long i = 0; i < (twos < 0 ? -twos : twos); ++i) scale *= 2;
  long double term = 1, sum = 1;
  for (int n = 1; n < 30; ++n) sum += term *= r / n;
  return twos < 0 ? sum / scale : sum * scale;
}

constexpr long double log(long double x) {
  if (x != x || x < 0) return nan;
  if (x == 0) return -infinity;
  if (x == infinity) return x;
  long long twos = 0;
  for (; x > 1.5L; x /= 2) ++twos;
  for (; x < 0.75L; x *= 2) --twos;
  const long double u = (x - 1) / (x + 1);
  long double power = u, sum = 0;
  for (int n = 1; n < 80; n += 2, power *= u * u) sum += power / n;
  return 2 * sum + static_cast<long double>(twos) * ln2;
}

constexpr long double expm1(long double x) {
  if (x > 0.5L || x < -0.5L || x != x) return exp(x) - 1;
  long double term = 1, sum = 0;
  for (int n = 1; n < 30; ++n) sum += term *= x / n;
  return sum;
}

constexpr long double log1p(long double x) {
  if (x > 0.5L || x < -0.25L || x != x) return log(1 + x);
  const long double u = x / (2 + x);
  long double power = u, sum = 0;
  for (int n = 1; n < 80; n += 2, power *= u * u) sum += power / n;
  return 2 * sum;
}

constexpr long double sqrt(long double x) {
  if (x != x || x < 0) return nan;
  if (x == 0 || x == infinity) return x;
  long double y = exp(log(x) / 2);
  for (int i = 0; i < 3; ++i) y = (y + x / y) / 2;
  return y;
}

constexpr long double tanh(long double x) {
  if (x > 30) return 1;
  if (x < -30) return -1;
  const long double e = expm1(2 * x);
  return e / (e + 2);
}

constexpr long double erf(long double x) {
  if (x != x) return x;
  if (x > 7) return 1;
  if (x < -7) return -1;
  long double term = x, sum = x;  // 2/√π · Σ x (2x²)ⁿ / (2n+1)!! · e^(−x²), all terms of one sign
  for (int n = 1; n < 300; ++n) sum += term *= 2 * x * x / (2 * n + 1);
  return 2 / sqrt(pi) * exp(-x * x) * sum;
}

constexpr long double sin(long double x) {
  if (x != x || x == infinity || x == -infinity) return nan;
  const auto turns = static_cast<long long>(x / (2 * pi) + (x < 0 ? -0.5L : 0.5L));
  const long double r = x - static_cast<long double>(turns) * 2 * pi;
  long double term = r, sum = r;
  for (int n = 2; n < 60; n += 2) sum += term *= -r * r / (n * (n + 1));
  return sum;
}

constexpr long double cos(long double x) { return sin(x + pi / 2); }

}  // namespace series

// One definition for each function: `std` at run time, `series` in a constant expression.
template <std::floating_point Real>
constexpr Real exp(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::exp(x)) : std::exp(x);
}
template <std::floating_point Real>
constexpr Real log(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::log(x)) : std::log(x);
}
template <std::floating_point Real>
constexpr Real expm1(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::expm1(x)) : std::expm1(x);
}
template <std::floating_point Real>
constexpr Real log1p(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::log1p(x)) : std::log1p(x);
}
template <std::floating_point Real>
constexpr Real sqrt(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::sqrt(x)) : std::sqrt(x);
}
template <std::floating_point Real>
constexpr Real tanh(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::tanh(x)) : std::tanh(x);
}
template <std::floating_point Real>
constexpr Real erf(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::erf(x)) : std::erf(x);
}
template <std::floating_point Real>
constexpr Real sin(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::sin(x)) : std::sin(x);
}
template <std::floating_point Real>
constexpr Real cos(Real x) {
  return std::is_constant_evaluated() ? static_cast<Real>(series::cos(x)) : std::cos(x);
}

template <std::floating_point Real>
constexpr Real rsqrt(Real x) {
  return 1 / etch::sqrt(x);
}
template <std::floating_point Real>
constexpr Real abs(Real x) {
  return x < 0 ? -x : x == 0 ? Real{0} : x;
}
template <std::floating_point Real>
constexpr Real sigmoid(Real x) {
  if (x >= 0) return 1 / (1 + etch::exp(-x));
  const Real e = etch::exp(x);
  return e / (1 + e);
}
// log(1 + eˣ) = max(x, 0) + log1p(e^−|x|)
template <std::floating_point Real>
constexpr Real softplus(Real x) {
  return (x > 0 ? x : x < 0 ? Real{0} : x) + etch::log1p(etch::exp(-etch::abs(x)));
}
template <std::floating_point Real>
constexpr Real pow(Real x, Real exponent) {
  if (!std::is_constant_evaluated()) return std::pow(x, exponent);
  if (exponent == 0) return 1;
  const Real size = static_cast<Real>(series::exp(exponent * series::log(etch::abs(x))));
  if (x >= 0) return size;
  const auto whole = static_cast<long long>(exponent);
  if (static_cast<Real>(whole) != exponent) return std::numeric_limits<Real>::quiet_NaN();
  return whole % 2 == 0 ? size : -size;
}
// NaN in either argument gives NaN.
template <std::floating_point Real>
constexpr Real max(Real a, Real b) {
  return a > b || a != a ? a : b;
}
template <std::floating_point Real>
constexpr Real min(Real a, Real b) {
  return a < b || a != a ? a : b;
}
template <std::floating_point Real>
constexpr Real select(bool condition, Real a, Real b) {
  return condition ? a : b;
}

}  // namespace etch::inline ETCH_TARGET
