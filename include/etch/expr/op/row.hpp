// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Reductions over a row: sum, mean and maximum of its columns
#pragma once

#include <limits>

#include <etch/expr/op/divide.hpp>
#include <etch/expr/op/subtract.hpp>
#include <etch/expr/rewrite.hpp>

namespace etch::inline ETCH_TARGET {

// Goes through values from `start`, and `joins` each to the total.
struct adding_up {
  static constexpr double start = 0;
  template <class V>
  static constexpr V join(const V& total, const V& v) {
    return total + v;
  }
};
struct row_reduction : adding_up {
  static consteval extent shape(extent a) { return {a.rows, false}; }
};
// Takes the largest value instead of adding.
template <class Reduction>
struct keeps_largest : Reduction {
  static constexpr double start = -std::numeric_limits<double>::infinity();
  template <class V>
  static constexpr V join(const V& total, const V& v) {
    return max(total, v);
  }
};

struct op_softmax;
template <class Type>
inline constexpr bool is_distribution = is_node<op_softmax, Type>;
template <fixed_string Name>
inline constexpr bool is_distribution<distribution<Name>> = true;

// a − s where s is the same for the whole row.
template <class Type>
inline constexpr bool subtracts_a_number = false;
template <class A, class B>
inline constexpr bool subtracts_a_number<node<op_subtract, A, B>> = A::shape.columns && !B::shape.columns;

struct op_row_sum;
template <class Part>
struct is_row_sum : std::bool_constant<is_node<op_row_sum, Part>> {};

struct op_row_sum : row_reduction {
  static consteval auto pull(auto g, auto, auto) { return partials{g}; }

  template <class A>
  static consteval auto simplify(A a) {
    if constexpr (is_node<op_negate, A>)
      return -build<op_row_sum>(a.a);
    else if constexpr (is_distribution<A>)
      return one;
    else if constexpr (!A::shape.columns)  // the same value in every column
      return a * column_count{};
    else if constexpr (is_node<op_multiply, A>) {
      if constexpr (!decltype(a.a)::shape.columns)  // a factor that is the same for the whole row
        return a.a * build<op_row_sum>(a.b);
      else if constexpr (!decltype(a.b)::shape.columns)
        return build<op_row_sum>(a.a) * a.b;
      else if constexpr (is_distribution<decltype(a.a)> && subtracts_a_number<decltype(a.b)>)  // Σq·(a − s) = Σq·a − s
        return build<op_row_sum>(a.a * a.b.a) - a.b.b;
      else
        return node<op_row_sum, A>{a};
    } else if constexpr (is_node<op_divide, A>) {
      if constexpr (!decltype(a.b)::shape.columns)
        return build<op_row_sum>(a.a) / a.b;
      else
        return node<op_row_sum, A>{a};
    } else if constexpr (is_node<op_add, A>) {
      if constexpr (known<decltype(a.a)> && known<decltype(a.b)>)
        return build<op_row_sum>(a.a) + build<op_row_sum>(a.b);
      else
        return node<op_row_sum, A>{a};
    } else
      return node<op_row_sum, A>{a};
  }

 private:
  // Whether the sum over a row takes no pass over it.
  template <class A>
  static constexpr bool known = !has_part<is_row_sum, decltype(build<op_row_sum>(A{}))>;
};

struct op_row_mean : row_reduction {
  static consteval auto pull(auto g, auto, auto) { return partials{g / column_count{}}; }
  static consteval auto expand(auto a) { return sum(a) / column_count{}; }
};

// The gradient goes to every column that attains the maximum.
struct op_row_max : keeps_largest<row_reduction> {
  static consteval auto pull(auto g, auto y, auto a) { return partials{where(a >= y, g, zero)}; }
};

template <expression A>
consteval auto sum(A a) {
  return build<op_row_sum>(a);
}
template <expression A>
consteval auto mean(A a) {
  return build<op_row_mean>(a);
}
template <expression A>
consteval auto row_max(A a) {
  return build<op_row_max>(a);
}

}  // namespace etch::inline ETCH_TARGET
