// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a stage touches, and the stage with all of that numbered: stages that do the same are the same type, wherever
// they stand.
#pragma once

#include <array>

#include <etch/plan/program.hpp>
#include <etch/plan/renamed.hpp>

namespace etch::inline ETCH_TARGET {

template <class List>
struct gathering {
  static consteval List list() { return {}; }
};
template <class List, class Expression>
consteval gathering<typename gathered<is_leaf, List, Expression>::type> operator<<(gathering<List>,
                                                                                   std::type_identity<Expression>) {
  return {};
}

template <class List, class... Expressions>
consteval auto gather_leaves(List list, types<Expressions...>) {
  if constexpr (sizeof...(Expressions) == 0)
    return list;
  else
    return (gathering<List>{} << ... << std::type_identity<Expressions>{}).list();
}
template <class... Targets, class... Expressions>
consteval auto in_defines(types<define<Targets, Expressions>...>) {
  return typename joined<types<>, types<Targets, Expressions>...>::type{};
}

// Every leaf of a stage, in order of first appearance.
template <class Stage>
struct stage_leaves;
template <class Grid, class Contraction, class Defines, class After>
struct stage_leaves<stage<Grid, Contraction, Defines, After>> {
  using expressions =
      typename joined<types<Contraction>, decltype(in_defines(Defines{})), decltype(in_defines(After{}))>::type;
  using type = decltype(gather_leaves(types<>{}, expressions{}));
};
template <class Grid, class Defines, class After>
struct stage_leaves<stage<Grid, no_contraction, Defines, After>> {
  using expressions = typename joined<types<>, decltype(in_defines(Defines{})), decltype(in_defines(After{}))>::type;
  using type = decltype(gather_leaves(types<>{}, expressions{}));
};
template <class Stage>
using leaves_of = typename stage_leaves<Stage>::type;

template <class Stages>
struct stages_leaves;
template <class... Stages>
struct stages_leaves<types<Stages...>> : joined<types<>, leaves_of<Stages>...> {};
template <class Stages>
using leaves_of_stages = typename stages_leaves<Stages>::type;

// What Of<Leaf> says of the leaves of a list, one after the other: each writes `count` facts, most of them none.
struct says_nothing {
  static constexpr index count = 0;
  template <class Fact>
  constexpr void operator()(Fact*&) const {}
};
template <class Fact, template <class> class Of, class Leaves>
struct facts_in;
template <class Fact, template <class> class Of, class... Leaves>
struct facts_in<Fact, Of, types<Leaves...>> {
  static constexpr index count = (index{0} + ... + Of<Leaves>::count);
  static constexpr std::array<Fact, count + 1> all = [] {
    std::array<Fact, count + 1> facts{};
    [[maybe_unused]] Fact* to = facts.data();
    (Of<Leaves>()(to), ...);
    return facts;
  }();
};

// ---- Numbering -----------------------------------------------------------------------------------------------------

// A parameter as a kernel sees it: its extents, not its name or how it began.
template <index Rows, index Columns>
using plain_matrix = weight<"w", Rows, Columns, Zeros>;
template <index Columns>
using plain_column = bias<"b", Columns, Zeros>;

template <class Declared>
consteval auto plain_of() {
  using stored = typename Declared::template stored<float>;
  if constexpr (Declared::shape != each)
    return plain_column<Declared::columns>{};
  else if constexpr (same<stored, float>)
    return plain_matrix<Declared::rows, Declared::columns>{};
  else
    return narrowed<stored, plain_matrix<Declared::rows, Declared::columns>>{};
}
template <class Declared>
using plain = decltype(plain_of<Declared>());

// Leaf number I of a stage; leaves that are the same for all stages keep their types.
template <index I, class Leaf>
struct numbered {
  using type = Leaf;
};
template <index I, index Id, extent Extent, index Width, bool Grad>
struct numbered<I, value<Id, Extent, Width, Grad>> {
  using type = value<I, Extent, Width>;
};
// Rows of the caller lie as values do where nothing is between those.
template <index I, index Width, bool Grad>
struct numbered<I, network_input<Width, Grad>> {
  static constexpr bool lies_as_value = Width % 16 == 0 && !share_cache_sets(Width);
  using type = std::conditional_t<lies_as_value, value<I, each, Width>, network_input<Width>>;
};
template <index I, class Path, class Declared>
struct numbered<I, owned<Path, Declared>> {
  using type = owned<at<I>, plain<Declared>>;
};
template <index I, fixed_string Name, class Path, class Declared>
struct numbered<I, state<Name, owned<Path, Declared>>> {
  using type = state<Name, owned<at<I>, plain<Declared>>>;
};
template <index I, class Path, class Declared>
struct numbered<I, gradient_of<owned<Path, Declared>>> {
  using type = gradient_of<owned<at<I>, plain<Declared>>>;
};
template <index I, class Path, double Rate>
struct numbered<I, coin_at<Path, Rate>> {
  using type = coin_at<at<I>, Rate>;
};

template <class Leaf, class Numbered>
struct renaming {
  static consteval Numbered of(Leaf) { return {}; }
};
template <class Positions, class Leaves>
struct numbering;
template <index... I, class... Leaves>
struct numbering<std::index_sequence<I...>, types<Leaves...>>
    : renaming<Leaves, typename numbered<I, Leaves>::type>... {
  using renaming<Leaves, typename numbered<I, Leaves>::type>::of...;
  using slots = types<typename numbered<I, Leaves>::type...>;
};

// The stage with its leaves numbered, and the leaves that the numbers stand for.
template <class Stage>
struct canonical;
template <class Grid, class Contraction, class Defines, class After>
struct canonical<stage<Grid, Contraction, Defines, After>> {
  using leaves = leaves_of<stage<Grid, Contraction, Defines, After>>;
  using map = numbering<std::make_index_sequence<leaves::size>, leaves>;
  using slots = typename map::slots;
  using type = decltype(renamed<map>(stage<Grid, Contraction, Defines, After>{}));
};

}  // namespace etch::inline ETCH_TARGET
