// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Looking into expressions: which leaves they mention, and one subexpression put in place of another.
#pragma once

#include <etch/core/type_list.hpp>
#include <etch/expr/node.hpp>

namespace etch::inline ETCH_TARGET {

// Whether `Part` occurs anywhere in `Whole`.
template <class Part, class Whole>
inline constexpr bool mentions = same<Part, Whole>;
template <class Part, class Op, class... Args>
inline constexpr bool mentions<Part, node<Op, Args...>> = same<Part, node<Op, Args...>> ||
                                                          (mentions<Part, Args> || ...);

// What stands for an expression after a mapping of its parts: `map.of(part)` where that exists, rebuilt elsewhere.
template <class Map, class Expression>
consteval auto rewrite(Map map, Expression e) {
  if constexpr (requires { map.of(e); })
    return map.of(e);
  else
    return e;
}
template <class Map, class Op, class... Args>
consteval auto rewrite(Map map, node<Op, Args...> e) {
  if constexpr (requires { map.of(e); })
    return map.of(e);
  else if constexpr (sizeof...(Args) == 1)
    return build<Op>(rewrite(map, e.a));
  else if constexpr (sizeof...(Args) == 2)
    return build<Op>(rewrite(map, e.a), rewrite(map, e.b));
  else
    return build<Op>(rewrite(map, e.a), rewrite(map, e.b), rewrite(map, e.c));
}

template <class From, class To>
struct substitution {
  To to;
  consteval To of(From) const { return to; }
};

// `e` with `to` wherever `From` stood.
template <class From, class To, class Expression>
consteval auto replace(Expression e, To to) {
  if constexpr (same<From, To> || !mentions<From, Expression>)
    return e;
  else
    return rewrite(substitution<From, To>{to}, e);
}

// The parts of an expression that are wanted, in order of first appearance, each once.
template <template <class> class Wanted, class List, class Expression>
consteval auto gather(List list, std::type_identity<Expression> e) {
  if constexpr (Wanted<Expression>::value)
    return with(list, e);
  else
    return list;
}
template <template <class> class Wanted, class List, class Op, class A>
consteval auto gather(List list, std::type_identity<node<Op, A>> e) {
  const auto all = gather<Wanted>(list, std::type_identity<A>{});
  if constexpr (Wanted<node<Op, A>>::value)
    return with(all, e);
  else
    return all;
}
template <template <class> class Wanted, class List, class Op, class A, class B>
consteval auto gather(List list, std::type_identity<node<Op, A, B>> e) {
  const auto all = gather<Wanted>(gather<Wanted>(list, std::type_identity<A>{}), std::type_identity<B>{});
  if constexpr (Wanted<node<Op, A, B>>::value)
    return with(all, e);
  else
    return all;
}
template <template <class> class Wanted, class List, class Op, class A, class B, class C>
consteval auto gather(List list, std::type_identity<node<Op, A, B, C>> e) {
  const auto all = gather<Wanted>(
      gather<Wanted>(gather<Wanted>(list, std::type_identity<A>{}), std::type_identity<B>{}), std::type_identity<C>{});
  if constexpr (Wanted<node<Op, A, B, C>>::value)
    return with(all, e);
  else
    return all;
}

// The parts of an expression for which Wanted<part>::value holds, inner parts first.
template <template <class> class Wanted, class Expression>
using parts_of = decltype(gather<Wanted>(types<>{}, std::type_identity<Expression>{}));

}  // namespace etch::inline ETCH_TARGET
