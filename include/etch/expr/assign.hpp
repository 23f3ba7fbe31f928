// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Assignments in formulas, `leaf <<= expression`, and lists of them.
#pragma once

#include <etch/expr/rewrite.hpp>

namespace etch::inline ETCH_TARGET {

template <class Target, class Expression>
struct assignment {
  Target target;
  Expression value;
};

template <class Target, operand Expression>
requires derives<Target, leaf_base>
consteval auto operator<<=(Target target, Expression value) {
  return assignment<Target, decltype(wrap(value))>{target, wrap(value)};
}

template <class... Assignments>
struct assignments;
template <>
struct assignments<> {};
template <class First, class... Rest>
struct assignments<First, Rest...> {
  First first;
  assignments<Rest...> rest;
};

// Assignments that happen in order: each right-hand side sees what those before it have assigned.
consteval auto updates() { return assignments<>{}; }
template <class First, class... Rest>
consteval auto updates(First first, Rest... rest) {
  return assignments<First, Rest...>{first, updates(rest...)};
}

}  // namespace etch::inline ETCH_TARGET
