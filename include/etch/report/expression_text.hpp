// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Expressions as people write them: max(x·W0 + b0, 0).
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <etch/expr/ops.hpp>
#include <etch/report/type_text.hpp>

namespace etch::inline ETCH_TARGET {

// How tightly an operation binds; what binds less than its surroundings is put in brackets.
enum class binding_strength { compare, sum, product, sign, power, all };

// Operations between two arguments have a sign of their own; all others are written as functions, named after their
// type: op_tanh is tanh(…).
template <class Op>
struct infix {
  static constexpr std::string_view sign{};
};
template <>
struct infix<op_add> {
  static constexpr std::string_view sign = " + ";
  static constexpr auto strength = binding_strength::sum;
};
template <>
struct infix<op_subtract> {
  static constexpr std::string_view sign = " - ";
  static constexpr auto strength = binding_strength::sum;
};
template <>
struct infix<op_multiply> {
  static constexpr std::string_view sign = "\u00b7";
  static constexpr auto strength = binding_strength::product;
};
template <>
struct infix<op_divide> {
  static constexpr std::string_view sign = " / ";
  static constexpr auto strength = binding_strength::product;
};
template <>
struct infix<op_power> {
  static constexpr std::string_view sign = "^";
  static constexpr auto strength = binding_strength::power;
};
template <>
struct infix<op_less> {
  static constexpr std::string_view sign = " < ";
  static constexpr auto strength = binding_strength::compare;
};
template <>
struct infix<op_greater> {
  static constexpr std::string_view sign = " > ";
  static constexpr auto strength = binding_strength::compare;
};
template <>
struct infix<op_less_equal> {
  static constexpr std::string_view sign = " \u2264 ";
  static constexpr auto strength = binding_strength::compare;
};
template <>
struct infix<op_greater_equal> {
  static constexpr std::string_view sign = " \u2265 ";
  static constexpr auto strength = binding_strength::compare;
};
template <>
struct infix<op_matmul> : infix<op_multiply> {};
template <>
struct infix<op_matmul_bt> : infix<op_multiply> {};
template <>
struct infix<op_matmul_at> : infix<op_multiply> {};
struct infix_of_convolution {
  static constexpr std::string_view sign = " \u2217 ";
  static constexpr auto strength = binding_strength::product;
};
template <class Over>
struct infix<op_convolve<Over>> : infix_of_convolution {};
template <class Over>
struct infix<op_convolve_bt<Over>> : infix_of_convolution {};
template <class Over>
struct infix<op_convolve_at<Over>> : infix_of_convolution {};

template <class Op>
std::string function_name() {
  if constexpr (same<Op, op_row_sum>)
    return "sum";
  else if constexpr (same<Op, op_row_mean>)
    return "mean";
  else if constexpr (same<Op, op_column_sum>)
    return "\u03a3";
  else if constexpr (same<Op, op_column_mean>)
    return "batch_mean";
  else if constexpr (same<Op, op_column_max>)
    return "batch_max";
  else if constexpr (same<Op, op_maximum>)
    return "max";
  else if constexpr (same<Op, op_minimum>)
    return "min";
  else {
    std::string name = type_text<Op>();
    name.resize(name.find('<') == name.npos ? name.size() : name.find('<'));
    return name.starts_with("op_") ? name.substr(3) : name;
  }
}

namespace detail {

struct written {
  std::string text;
  binding_strength strength;

  std::string within(binding_strength outer) const {
    return strength < outer ? std::string("(").append(text).append(")") : text;
  }
};

template <class Names, class Leaf>
written write(const Names& names, Leaf leaf) {
  if constexpr (is_lit<Leaf>) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof(digits), static_cast<float>(Leaf::value)).ptr;
    return {{digits, end}, Leaf::value < 0 ? binding_strength::sum : binding_strength::all};
  } else
    return {names(leaf), binding_strength::all};
}

template <class Names, class Op, class... Args>
written write(const Names& names, node<Op, Args...>) {
  if constexpr (same<Op, op_hold>) {
    return write(names, Args{}...);
  } else if constexpr (same<Op, op_negate>) {
    return {std::string("-").append(write(names, Args{}...).within(binding_strength::sign)), binding_strength::sum};
  } else if constexpr (!infix<Op>::sign.empty()) {
    // What stands on the right of a minus or a division needs brackets at its own strength already.
    constexpr auto left = infix<Op>::strength;
    constexpr auto right = same<Op, op_subtract> || same<Op, op_divide> || same<Op, op_power>
                               ? static_cast<binding_strength>(static_cast<int>(left) + 1)
                               : left;
    return [&]<class A, class B>(A a, B b) {
      if constexpr (same<Op, op_multiply> && same<A, B> && !is_lit<A>)
        return written{write(names, a).within(binding_strength::all) + "\u00b2", binding_strength::power};
      std::string text = write(names, a).within(left);
      if constexpr (transposes_first<Op>) text += "\u1d40";
      text += infix<Op>::sign;
      text += write(names, b).within(right);
      if constexpr (transposes_second<Op>) text += "\u1d40";
      return written{text, left};
    }(Args{}...);
  } else {
    std::string text = function_name<Op>();
    index count = 0;
    (text.append(count++ == 0 ? "(" : ", ").append(write(names, Args{}).text), ...);
    return {text + ")", binding_strength::all};
  }
}

}  // namespace detail

// `names(leaf)` gives the name of a leaf.
template <class Expression, class Names>
std::string expression_text(Expression e, const Names& names) {
  return detail::write(names, e).text;
}

// With the leaves' own names, as in formulas.
template <class Expression>
std::string expression_text(Expression e) {
  return expression_text(e, [](auto leaf) {
    if constexpr (requires { leaf.name.view(); })
      return std::string(leaf.name.view());
    else
      return type_text<decltype(leaf)>();
  });
}

}  // namespace etch::inline ETCH_TARGET
