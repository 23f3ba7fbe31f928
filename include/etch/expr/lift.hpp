// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Makes the numbers of a formula part of its type, and simplifies it on the way.
#pragma once

#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Expression>
consteval auto lift() {
  using type = std::remove_cv_t<decltype(Expression)>;
  if constexpr (same<type, number>)
    return lit<Expression.value>{};
  else if constexpr (requires { Expression.c; })
    return []<class Op, class... Args>(node<Op, Args...>) {
      return build<Op>(lift<Expression.a>(), lift<Expression.b>(), lift<Expression.c>());
    }(Expression);
  else if constexpr (requires { Expression.b; })
    return []<class Op, class... Args>(node<Op, Args...>) {
      return build<Op>(lift<Expression.a>(), lift<Expression.b>());
    }(Expression);
  else if constexpr (requires { Expression.a; })
    return []<class Op, class... Args>(node<Op, Args...>) { return build<Op>(lift<Expression.a>()); }(Expression);
  else
    return Expression;
}

template <auto Expression>
using lifted = decltype(lift<Expression>());

}  // namespace etch::inline ETCH_TARGET
