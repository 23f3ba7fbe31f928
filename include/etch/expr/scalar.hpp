// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The functions of the operations on plain numbers: at run time the standard library's, in constant expressions our
// own.
#pragma once

#include <concepts>
#include <limits>
#include <type_traits>

#include <etch/core/libm.hpp>
#include <etch/expr/series.hpp>

namespace etch::inline ETCH_TARGET {

// The nearest Real; conversions out of range would not be constant expressions.
template <std::floating_point Real>
constexpr Real rounded(long double value) {
  constexpr auto largest = static_cast<long double>(std::numeric_limits<Real>::max());
  if (value > largest) return std::numeric_limits<Real>::infinity();
  if (value < -largest) return -std::numeric_limits<Real>::infinity();
  return static_cast<Real>(value);
}

// One definition for each function: the C library's at run time, `series` in a constant expression.
template <std::floating_point Real>
constexpr Real exp(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::exp(static_cast<long double>(x))) : libm::exp(x);
}
template <std::floating_point Real>
constexpr Real log(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::log(static_cast<long double>(x))) : libm::log(x);
}
template <std::floating_point Real>
constexpr Real expm1(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::expm1(static_cast<long double>(x))) : libm::expm1(x);
}
template <std::floating_point Real>
constexpr Real log1p(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::log1p(static_cast<long double>(x))) : libm::log1p(x);
}
template <std::floating_point Real>
constexpr Real sqrt(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::sqrt(static_cast<long double>(x))) : libm::sqrt(x);
}
template <std::floating_point Real>
constexpr Real tanh(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::tanh(static_cast<long double>(x))) : libm::tanh(x);
}
template <std::floating_point Real>
constexpr Real erf(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::erf(static_cast<long double>(x))) : libm::erf(x);
}
template <std::floating_point Real>
constexpr Real sin(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::sin(static_cast<long double>(x))) : libm::sin(x);
}
template <std::floating_point Real>
constexpr Real cos(Real x) {
  return std::is_constant_evaluated() ? rounded<Real>(series::cos(static_cast<long double>(x))) : libm::cos(x);
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
  if (!std::is_constant_evaluated()) return libm::pow(x, exponent);
  if (exponent == 0 || x == 1) return 1;
  const Real size = rounded<Real>(
      series::exp(static_cast<long double>(exponent) * series::log(static_cast<long double>(etch::abs(x)))));
  if (!(x < 0)) return size;
  if (!(etch::abs(exponent) < Real{0x1p62})) return size;  // every number as large as this is even
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

// Registers have quicker ways to these two.
template <std::floating_point Real>
constexpr Real divide(Real a, Real b) {
  return a / b;
}
template <std::floating_point Real>
constexpr Real multiply_add(Real a, Real b, Real c) {
  return a * b + c;
}

}  // namespace etch::inline ETCH_TARGET
