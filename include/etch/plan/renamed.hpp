// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Stages with other names for their leaves.
#pragma once

#include <etch/plan/value.hpp>

namespace etch::inline ETCH_TARGET {

// An expression with other names: `Map::of(leaf)` where that exists. Nodes stay as they are: what is simple stays so
// under any name, and a compiler makes a class in less time than it calls a function and simplifies again.
template <class Map, class Expression>
struct other_names {
  using type = decltype(rewrite(Map{}, Expression{}));
};
template <class Map, class Op, class... Args>
struct other_names<Map, node<Op, Args...>> {
  using type = node<Op, typename other_names<Map, Args>::type...>;
};
template <class Map, class Expression>
using renamed_t = typename other_names<Map, Expression>::type;

template <class Map, class... Targets, class... Expressions>
consteval auto renamed(types<define<Targets, Expressions>...>) {
  return types<define<renamed_t<Map, Targets>, renamed_t<Map, Expressions>>...>{};
}

template <class Map, index Width>
consteval auto renamed_grid(batch_by<Width> grid) {
  return grid;
}
template <class Map, class Parameter>
consteval auto renamed_grid(over_parameter<Parameter>) {
  return over_parameter<renamed_t<Map, Parameter>>{};
}
template <class Map>
consteval auto renamed_contraction(no_contraction none) {
  return none;
}
template <class Map, class Op, class... Args>
consteval auto renamed_contraction(node<Op, Args...>) {
  return renamed_t<Map, node<Op, Args...>>{};
}

template <class Map, class Grid, class Contraction, class Defines, class After>
consteval auto renamed(stage<Grid, Contraction, Defines, After>) {
  return stage<decltype(renamed_grid<Map>(Grid{})), decltype(renamed_contraction<Map>(Contraction{})),
               decltype(renamed<Map>(Defines{})), decltype(renamed<Map>(After{}))>{};
}

template <class Map, class... Grids, class... Contractions, class... Defines, class... After>
consteval auto renamed_stages(types<stage<Grids, Contractions, Defines, After>...>) {
  return types<decltype(renamed<Map>(stage<Grids, Contractions, Defines, After>{}))...>{};
}

}  // namespace etch::inline ETCH_TARGET
