// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// a raised to a power that does not vary over the batch
#pragma once

#include <etch/expr/op/divide.hpp>
#include <etch/expr/op/multiply.hpp>
#include <etch/expr/op/subtract.hpp>
#include <etch/expr/scalar.hpp>

namespace etch::inline ETCH_TARGET {

struct op_power : pointwise {
  static constexpr auto value(auto a, auto exponent) { return pow(a, exponent); }
  static consteval auto pull(auto g, auto, auto a, auto exponent) {
    static_assert(!exponent.shape.rows && !exponent.shape.columns,
                  "pow(a, e): e is a number or a hyper-parameter, the same for every value");
    return partials{g * (exponent * pow(a, exponent - one)), zero};
  }

  template <class A, class B>
  static consteval auto simplify(A a, B b) {
    if constexpr (same<B, one_t>)
      return a;
    else if constexpr (same<B, zero_t>)
      return one;
    else if constexpr (same<B, lit<2.0>>)
      return a * a;
    else if constexpr (same<B, lit<3.0>>)
      return a * a * a;
    else if constexpr (same<B, lit<-1.0>>)
      return one / a;
    else if constexpr (is_lit<A> && is_lit<B>)
      return lit<etch::pow(A::value, B::value)>{};
    else
      return node<op_power, A, B>{a, b};
  }
};

template <class A, class B>
requires operands<A, B>
consteval auto pow(A a, B exponent) { return build<op_power>(wrap(a), wrap(exponent)); }

template <expression A>
consteval auto square(A a) {
  return a * a;
}

}  // namespace etch::inline ETCH_TARGET
