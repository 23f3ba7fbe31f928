// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Formulas on batches of xsimd 8.1 or newer, for those who have a SIMD loop of their own.
#pragma once

#include <xsimd/xsimd.hpp>

#include <etch/expr/evaluate.hpp>
#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

// A batch with the functions of the operations: xsimd's own, and what it lacks or does otherwise at NaN.
template <class T, class Arch>
struct batch_value {
  using batch_type = xsimd::batch<T, Arch>;
  using condition = typename batch_type::batch_bool_type;
  batch_type batch;

  ETCH_INLINE explicit batch_value(const batch_type& values) : batch(values) {}
  ETCH_INLINE explicit batch_value(double number) : batch(static_cast<T>(number)) {}

  using V = batch_value;
  ETCH_INLINE friend V operator+(V a, V b) { return V(a.batch + b.batch); }
  ETCH_INLINE friend V operator-(V a, V b) { return V(a.batch - b.batch); }
  ETCH_INLINE friend V operator*(V a, V b) { return V(a.batch * b.batch); }
  ETCH_INLINE friend V operator-(V a) { return V(-a.batch); }
  ETCH_INLINE friend condition operator<(V a, V b) { return a.batch < b.batch; }
  ETCH_INLINE friend condition operator>(V a, V b) { return a.batch > b.batch; }
  ETCH_INLINE friend condition operator<=(V a, V b) { return a.batch <= b.batch; }
  ETCH_INLINE friend condition operator>=(V a, V b) { return a.batch >= b.batch; }

  ETCH_INLINE friend V divide(V a, V b) { return V(a.batch / b.batch); }
  ETCH_INLINE friend V multiply_add(V a, V b, V c) { return V(xsimd::fma(a.batch, b.batch, c.batch)); }
  ETCH_INLINE friend V select(condition c, V a, V b) { return V(xsimd::select(c, a.batch, b.batch)); }
  ETCH_INLINE friend V max(V a, V b) { return select((a.batch > b.batch) | xsimd::isnan(a.batch), a, b); }
  ETCH_INLINE friend V min(V a, V b) { return select((a.batch < b.batch) | xsimd::isnan(a.batch), a, b); }

  ETCH_INLINE friend V abs(V a) { return V(xsimd::abs(a.batch)); }
  ETCH_INLINE friend V cos(V a) { return V(xsimd::cos(a.batch)); }
  ETCH_INLINE friend V erf(V a) { return V(xsimd::erf(a.batch)); }
  ETCH_INLINE friend V exp(V a) { return V(xsimd::exp(a.batch)); }
  ETCH_INLINE friend V expm1(V a) { return V(xsimd::expm1(a.batch)); }
  ETCH_INLINE friend V log(V a) { return V(xsimd::log(a.batch)); }
  ETCH_INLINE friend V log1p(V a) { return V(xsimd::log1p(a.batch)); }
  ETCH_INLINE friend V pow(V a, V b) { return V(xsimd::pow(a.batch, b.batch)); }
  ETCH_INLINE friend V sin(V a) { return V(xsimd::sin(a.batch)); }
  ETCH_INLINE friend V sqrt(V a) { return V(xsimd::sqrt(a.batch)); }
  ETCH_INLINE friend V tanh(V a) { return V(xsimd::tanh(a.batch)); }

  ETCH_INLINE friend V rsqrt(V a) { return divide(V(1.0), sqrt(a)); }
  // 1/(1 + e⁻ᵃ), with the exponential of what is negative, so that nothing overflows
  ETCH_INLINE friend V sigmoid(V a) {
    const V e = exp(-abs(a));
    return divide(select(a >= V(0.0), V(1.0), e), V(1.0) + e);
  }
  // log(1 + eᵃ) = max(a, 0) + log1p(e^−|a|)
  ETCH_INLINE friend V softplus(V a) { return max(a, V(0.0)) + log1p(exp(-abs(a))); }
};

// Whether a formula takes single values, each leaf from those that are given.
template <class Expression, class... Leaves>
inline constexpr bool is_pointwise_over = is_lit<Expression> || (same<Expression, Leaves> || ...);
template <class Op, class... Args, class... Leaves>
inline constexpr bool is_pointwise_over<node<Op, Args...>, Leaves...> = std::is_base_of_v<pointwise, Op> &&
                                                                        (is_pointwise_over<Args, Leaves...> && ...);

// A leaf of a formula and its values.
template <expression Leaf, class T, class Arch>
ETCH_INLINE bound<Leaf, batch_value<T, Arch>> given(Leaf, const xsimd::batch<T, Arch>& batch) {
  return {batch_value<T, Arch>(batch)};
}

// The formula on values of its leaves: on_batch<x * t>(given(x, a), given(t, b)).
template <auto Formula, class... Leaves, class T, class Arch>
ETCH_INLINE xsimd::batch<T, Arch> on_batch(bound<Leaves, batch_value<T, Arch>>... leaves) {
  constexpr bool fits = is_pointwise_over<lifted<Formula>, Leaves...>;
  static_assert(
      fits,
      "on_batch computes each value by itself: the formula may have no operation over a row or a matrix, "
      "such as softmax, and all of its leaves must be given, as in on_batch<x * t>(given(x, a), given(t, b))");
  if constexpr (fits)
    return evaluate(lifted<Formula>{}, values{leaves...}).batch;
  else
    return {};
}

// A formula of x, or an activation, on a batch: on_batch<GELU>(a).
template <auto Formula, class T, class Arch>
ETCH_INLINE xsimd::batch<T, Arch> on_batch(const xsimd::batch<T, Arch>& x) {
  return on_batch<Formula>(given(symbols::x, x));
}
template <activates Act, class T, class Arch>
ETCH_INLINE xsimd::batch<T, Arch> on_batch(const xsimd::batch<T, Arch>& x) {
  return on_batch<Act::of(symbols::x)>(given(symbols::x, x));
}

}  // namespace etch::inline ETCH_TARGET
