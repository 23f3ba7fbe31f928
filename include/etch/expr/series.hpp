// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Elementary functions by argument reduction and series, for constant expressions only: right to the last bit or two of
// a double, in some hundred steps each.
#pragma once

#include <limits>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET::series {

using real = long double;

inline constexpr real infinity = std::numeric_limits<real>::infinity();
inline constexpr real nan = std::numeric_limits<real>::quiet_NaN();
inline constexpr real ln2 = 0.693147180559945309417232121458176568L;
inline constexpr real pi = 3.141592653589793238462643383279502884L;

constexpr real power_of_two(int n) {
  real result = 1, square = n < 0 ? 0.5L : 2.0L;
  for (int rest = n < 0 ? -n : n; rest != 0; rest /= 2) {
    if (rest % 2 != 0) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}

// Adds terms until they no longer matter: `next(n, term)` gives the n-th from the one before it.
template <class Next>
constexpr real summed(real first, Next next) {
  real sum = first, term = first;
  for (int n = 1; n < 400; ++n) {
    term = next(n, term);
    const real before = sum;
    sum += term;
    if (sum == before) break;
  }
  return sum;
}

// What a double cannot hold becomes 0 or infinity, so that converting is always defined.
constexpr real exp(real x) {
  if (x != x) return x;
  if (x > 709.79L) return infinity;
  if (x < -746) return 0;
  const int twos = static_cast<int>(x / ln2 + (x < 0 ? -0.5L : 0.5L));
  const real r = x - static_cast<real>(twos) * ln2;
  const real near_one = summed(1, [r](int n, real term) { return term * r / n; });
  return near_one * power_of_two(twos / 2) * power_of_two(twos - twos / 2);
}

// log((1 + u) / (1 − u)) = 2·(u + u³/3 + u⁵/5 + …)
constexpr real log_ratio(real u) {
  real power = u;
  return 2 * summed(u, [u, &power](int n, real) { return (power *= u * u) / (2 * n + 1); });
}

constexpr real log(real x) {
  if (x != x || x < 0) return nan;
  if (x == 0) return -infinity;
  if (x == infinity) return x;
  int twos = 0;
  for (int step = 512; step != 0; step /= 2) {
    for (; x >= power_of_two(step); x /= power_of_two(step)) twos += step;
    for (; x < power_of_two(-step); x *= power_of_two(step)) twos -= step;
  }
  if (x > 1.5L) x /= 2, ++twos;
  if (x < 0.75L) x *= 2, --twos;
  return log_ratio((x - 1) / (x + 1)) + static_cast<real>(twos) * ln2;
}

constexpr real expm1(real x) {
  if (x != x) return x;
  if (!(x < 0.5L && x > -0.5L)) return exp(x) - 1;
  return summed(x, [x](int n, real term) { return term * x / (n + 1); });
}

constexpr real log1p(real x) {
  if (x != x) return x;
  if (!(x < 0.5L && x > -0.25L)) return log(1 + x);
  return log_ratio(x / (2 + x));
}

constexpr real sqrt(real x) {
  if (x != x || x < 0) return nan;
  if (x == 0 || x == infinity) return x;
  real y = exp(log(x) / 2);
  for (int i = 0; i < 2; ++i) y = (y + x / y) / 2;
  return y;
}

constexpr real tanh(real x) {
  if (x != x) return x;
  if (x > 30) return 1;
  if (x < -30) return -1;
  const real e = expm1(2 * x);
  return e / (e + 2);
}

// 2/√π · Σ x·(2x²)ⁿ / (2n+1)!! · e^(−x²), all terms of one sign
constexpr real erf(real x) {
  if (x != x) return x;
  if (x > 7) return 1;
  if (x < -7) return -1;
  return 2 / sqrt(pi) * exp(-x * x) * summed(x, [x](int n, real term) { return term * 2 * x * x / (2 * n + 1); });
}

// The angle with whole turns taken away, in three parts so that nothing is lost up to 2³⁰ turns.
constexpr real within_turn(real x) {
  constexpr real first = 0x6487ed51p-28L, second = 0x42d18469p-62L, third = 0x898cc51701b839a2p-126L;
  const real turns = static_cast<real>(static_cast<long long>(x / (2 * pi) + (x < 0 ? -0.5L : 0.5L)));
  return ((x - turns * first) - turns * second) - turns * third;
}
constexpr bool beyond_angles(real x) { return !(x < 0x1p33L && x > -0x1p33L); }

// NaN for angles of more than 2³³, where a series has nothing left to say.
constexpr real sin(real x) {
  if (beyond_angles(x)) return nan;
  const real r = within_turn(x);
  return summed(r, [r](int n, real term) { return -term * r * r / (2 * n * (2 * n + 1)); });
}

constexpr real cos(real x) {
  if (beyond_angles(x)) return nan;
  const real r = within_turn(x);
  return summed(1, [r](int n, real term) { return -term * r * r / (2 * n * (2 * n - 1)); });
}

}  // namespace etch::inline ETCH_TARGET::series
