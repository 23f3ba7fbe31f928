// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Several sums over the batch written as one: a pass carries one sum for each definition.
#pragma once

#include <etch/plan/value.hpp>

namespace etch::inline ETCH_TARGET {

template <class Expression>
inline constexpr bool sums_the_batch = has_part<is_column_reduction, Expression>;

// What has to be summed over the batch to get `e`, which is linear in its sums.
template <class A>
consteval A summed(node<op_column_sum, A> e) {
  return e.a;
}
template <class A>
consteval auto summed(node<op_negate, A> e) {
  return -summed(e.a);
}
template <class A, class B>
consteval auto summed(node<op_multiply, A, B> e) {
  if constexpr (sums_the_batch<A>)
    return summed(e.a) * e.b;
  else
    return e.a * summed(e.b);
}
template <class A, class B>
consteval auto summed(node<op_divide, A, B> e) {
  return summed(e.a) / e.b;
}
template <class A, class B>
consteval auto summed(node<op_add, A, B> e) {
  return summed(e.a) + summed(e.b);
}
template <class A, class B>
consteval auto summed(node<op_subtract, A, B> e) {
  return summed(e.a) - summed(e.b);
}

template <class Expression>
consteval auto as_one_sum(Expression e) {
  if constexpr (parts_of<is_column_reduction, Expression>::size > 1)
    return column_sum(summed(e));
  else
    return e;
}

}  // namespace etch::inline ETCH_TARGET
