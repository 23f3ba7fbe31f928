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

// Whether any part of an expression is wanted.
template <template <class> class Wanted, class Expression>
inline constexpr bool has_part = Wanted<Expression>::value;
template <template <class> class Wanted, class Op, class... Args>
inline constexpr bool has_part<Wanted, node<Op, Args...>> = Wanted<node<Op, Args...>>::value ||
                                                            (has_part<Wanted, Args> || ...);

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

// The list with one more part if that is wanted and not there yet.
template <bool Wanted>
struct taking {
  template <class List, class>
  using into = List;
};
template <>
struct taking<true> {
  template <class List, class Part>
  using into = decltype(with(List{}, std::type_identity<Part>{}));
};

// The list and the parts of an expression that are wanted, in order of first appearance, each once, inner parts first.
// Classes, since a compiler makes them in less time than functions; none for what has no wanted part.
template <template <class> class Wanted, class List, class Expression, bool = has_part<Wanted, Expression>>
struct gathered {
  using type = List;
};
template <template <class> class Wanted, class List, class Expression>
struct gathered<Wanted, List, Expression, true> {
  using type = typename taking<true>::template into<List, Expression>;
};
template <template <class> class Wanted, class List, class Op, class A>
struct gathered<Wanted, List, node<Op, A>, true> {
  using of_a = typename gathered<Wanted, List, A>::type;
  using type = typename taking<Wanted<node<Op, A>>::value>::template into<of_a, node<Op, A>>;
};
template <template <class> class Wanted, class List, class Op, class A, class B>
struct gathered<Wanted, List, node<Op, A, B>, true> {
  using of_a = typename gathered<Wanted, List, A>::type;
  using of_b = typename gathered<Wanted, of_a, B>::type;
  using type = typename taking<Wanted<node<Op, A, B>>::value>::template into<of_b, node<Op, A, B>>;
};
template <template <class> class Wanted, class List, class Op, class A, class B, class C>
struct gathered<Wanted, List, node<Op, A, B, C>, true> {
  using of_a = typename gathered<Wanted, List, A>::type;
  using of_b = typename gathered<Wanted, of_a, B>::type;
  using of_c = typename gathered<Wanted, of_b, C>::type;
  using type = typename taking<Wanted<node<Op, A, B, C>>::value>::template into<of_c, node<Op, A, B, C>>;
};

// The parts of an expression for which Wanted<part>::value holds, inner parts first.
template <template <class> class Wanted, class Expression>
using parts_of = typename gathered<Wanted, types<>, Expression>::type;

// The list and the outermost parts that are wanted: nothing inside a wanted part.
template <template <class> class Wanted, class List, class Expression, bool = Wanted<Expression>::value>
struct outermost {
  using type = List;
};
template <template <class> class Wanted, class List, class Expression>
struct outermost<Wanted, List, Expression, true> {
  using type = typename taking<true>::template into<List, Expression>;
};
template <template <class> class Wanted, class List, class Op, class A>
struct outermost<Wanted, List, node<Op, A>, false> : outermost<Wanted, List, A> {};
template <template <class> class Wanted, class List, class Op, class A, class... Rest>
struct outermost<Wanted, List, node<Op, A, Rest...>, false>
    : outermost<Wanted, typename outermost<Wanted, List, A>::type, node<Op, Rest...>, false> {};

}  // namespace etch::inline ETCH_TARGET
