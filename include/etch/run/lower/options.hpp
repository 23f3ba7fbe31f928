// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Stages without the members of the optimizer that are zero for most, such as weight decay.
#pragma once

#include <etch/expr/rewrite.hpp>
#include <etch/nn/optimizer/optimizer.hpp>
#include <etch/plan/program.hpp>

namespace etch::inline ETCH_TARGET {

template <class Part>
struct is_option : std::false_type {};
template <auto Member>
struct is_option<option<Member>> : std::true_type {};

template <class Stage>
inline constexpr bool has_options = false;
template <class Grid, class Contraction, class... Defines, class... After>
inline constexpr bool has_options<stage<Grid, Contraction, types<Defines...>, types<After...>>> =
    (has_part<is_option, typename Defines::expression> || ...) ||
    (has_part<is_option, typename After::expression> || ...);

struct zero_for_options {
  template <auto Member>
  static consteval auto of(option<Member>) {
    return zero;
  }
};
template <class... Targets, class... Expressions>
consteval auto without_options(types<define<Targets, Expressions>...>) {
  return types<define<Targets, decltype(rewrite(zero_for_options{}, Expressions{}))>...>{};
}
template <class Grid, class Contraction, class Defines, class After>
consteval auto without_options(stage<Grid, Contraction, Defines, After>) {
  return stage<Grid, Contraction, decltype(without_options(Defines{})), decltype(without_options(After{}))>{};
}

}  // namespace etch::inline ETCH_TARGET
