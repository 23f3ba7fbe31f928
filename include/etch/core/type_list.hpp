// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Lists of types: joining, appending, and finding what stands where, without recursion over elements.
#pragma once

#include <type_traits>
#include <utility>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

template <class A, class B>
inline constexpr bool same = std::is_same_v<A, B>;

template <class... Types>
struct types {
  static constexpr index size = sizeof...(Types);
};

// The list with one more type, unless it is there already.
template <class... Types, class Type>
consteval auto with(types<Types...>, std::type_identity<Type>) {
  if constexpr ((same<Types, Type> || ...))
    return types<Types...>{};
  else
    return types<Types..., Type>{};
}

// One list of all the elements.
template <class... Lists>
struct joined;
template <>
struct joined<> {
  using type = types<>;
};
template <class... A>
struct joined<types<A...>> {
  using type = types<A...>;
};
template <class... A, class... B>
struct joined<types<A...>, types<B...>> {
  using type = types<A..., B...>;
};
template <class... A, class... B, class... C, class... Rest>
struct joined<types<A...>, types<B...>, types<C...>, Rest...> : joined<types<A..., B..., C...>, Rest...> {};

template <class List, class... New>
struct appended;
template <class... Types, class... New>
struct appended<types<Types...>, New...> {
  using type = types<Types..., New...>;
};
template <class List, class... New>
using append = typename appended<List, New...>::type;

// Types by position.
template <index I, class Type>
struct slot {
  using type = Type;
};
template <class Positions, class... Types>
struct table;
template <index... I, class... Types>
struct table<std::index_sequence<I...>, Types...> : slot<I, Types>... {};
template <index I, class Type>
slot<I, Type> pick(const slot<I, Type>&);
template <index I, class Table>
using pick_t = typename decltype(pick<I>(std::declval<Table>()))::type;

// The last type of a list (void if there is none) and the list without it.
template <class List>
struct last_and_rest {
  using last = void;
  using rest = types<>;
};
template <class... Types>
requires(sizeof...(Types) > 0) struct last_and_rest<types<Types...>> {
  using last = typename decltype((std::type_identity<Types>{}, ...))::type;
  template <std::size_t... I>
  static auto all_but_last(std::index_sequence<I...>)
      -> types<pick_t<I, table<std::index_sequence_for<Types...>, Types...>>...>;
  using rest = decltype(all_but_last(std::make_index_sequence<sizeof...(Types) - 1>{}));
};

// The position of a type in a list; the list's size if it is not there.
template <class Type, class... Types>
consteval index position_in(types<Types...>) {
  index i = 0, found = sizeof...(Types);
  ((same<Types, Type> && found == sizeof...(Types) ? found = i++ : i++), ...);
  return found;
}

}  // namespace etch::inline ETCH_TARGET
