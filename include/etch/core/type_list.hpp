// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Lists of types: joining, appending, and finding what stands where, without recursion over elements.
#pragma once

#include <type_traits>
#include <utility>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

template <class A, class B>
inline constexpr bool same = __is_same(A, B);  // std::is_same_v would instantiate a class
template <class Derived, class Base>
inline constexpr bool derives = __is_base_of(Base, Derived);

template <class... Types>
struct types {
  static constexpr index size = sizeof...(Types);
};

template <class Type, class... Types>
consteval bool has(types<Types...>) {
  return (same<Types, Type> || ...);
}

// The list with one more type, unless it is there already.
template <class... Types, class Type>
consteval auto with(types<Types...> list, std::type_identity<Type>) {
  if constexpr (has<Type>(types<Types...>{}))
    return list;
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
template <class... A, class... B, class... C, class... D, class... E, class... F, class... G, class... H, class... Rest>
struct joined<types<A...>, types<B...>, types<C...>, types<D...>, types<E...>, types<F...>, types<G...>, types<H...>,
              Rest...> : joined<types<A..., B..., C..., D..., E..., F..., G..., H...>, Rest...> {};

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

// A list that grows at its front: the newest first.
template <class List, class New>
struct pushed;
template <class... Types, class New>
struct pushed<types<Types...>, New> {
  using type = types<New, Types...>;
};
template <class List, class New>
using push = typename pushed<List, New>::type;

// The newest element (void if there is none), and the list without it.
template <class List>
struct newest_of {
  using first = void;
  using only = types<>;
  using rest = types<>;
};
template <class First, class... Rest>
struct newest_of<types<First, Rest...>> {
  using first = First;
  using only = types<First>;
  using rest = types<Rest...>;
};

// A list as a table, for access by position.
template <class List>
struct tabled;
template <class... Types>
struct tabled<types<Types...>> {
  using type = table<std::index_sequence_for<Types...>, Types...>;
};
template <class List>
using table_of = typename tabled<List>::type;

template <class Table, std::size_t... I>
auto reverse_of(std::index_sequence<I...>) -> types<pick_t<sizeof...(I) - 1 - I, Table>...>;
template <class List>
using reversed = decltype(reverse_of<table_of<List>>(std::make_index_sequence<List::size>{}));

// The first of the types that is not void, or void.
template <class... Types>
struct first_found {
  using type = void;
};
template <class First, class... Rest>
struct first_found<First, Rest...> {
  using type = First;
};
template <class... Rest>
struct first_found<void, Rest...> : first_found<Rest...> {};

// The position of a type in a list; the list's size if it is not there. (Arrays, as some compilers limit the length of
// a fold.)
template <class Type, class... Types>
consteval index position_in(types<Types...>) {
  const bool found[] = {same<Types, Type>..., true};
  index i = 0;
  while (!found[i]) ++i;
  return i;
}

}  // namespace etch::inline ETCH_TARGET
