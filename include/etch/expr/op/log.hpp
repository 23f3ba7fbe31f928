// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// log a; of a softmax and of a sigmoid in their stable forms
#pragma once

#include <etch/expr/op/divide.hpp>
#include <etch/expr/op/sigmoid.hpp>
#include <etch/expr/op/softmax.hpp>
#include <etch/expr/op/softplus.hpp>
#include <etch/expr/op/subtract.hpp>

namespace etch::inline ETCH_TARGET {

struct op_log : pointwise {
  static constexpr auto value(auto a) { return log(a); }
  static consteval auto pull(auto g, auto, auto a) { return partials{g / a}; }

  template <class A>
  static consteval auto simplify(A a) {
    return node<op_log, A>{a};
  }
  template <class Z>
  static consteval auto simplify(node<op_softmax, Z> a) {
    return log_softmax(a.a);
  }
  // log σ(z) = −softplus(−z)
  template <class Z>
  static consteval auto simplify(node<op_sigmoid, Z> a) {
    return -softplus(-a.a);
  }
  // log(1 − σ(z)) = −softplus(z)
  template <class One, class Z>
  requires(same<One, one_t>) static consteval auto simplify(node<op_subtract, One, node<op_sigmoid, Z>> a) {
    return -softplus(a.b.a);
  }
};

template <expression A>
consteval auto log(A a) {
  return build<op_log>(a);
}

}  // namespace etch::inline ETCH_TARGET
