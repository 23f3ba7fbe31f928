// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What takes the place of a contraction's sums, once a reduction along the row has computed it.
#pragma once

#include <etch/plan/value.hpp>

namespace etch::inline ETCH_TARGET {

// Whether an expression needs the sums themselves, once `Known` parts are there.
template <class Known, class Leaf>
inline constexpr bool needs_sums = false;
template <class Known, index Width>
inline constexpr bool needs_sums<Known, accumulated<Width>> = true;
template <class Known, class Op, class... Args>
inline constexpr bool needs_sums<Known, node<Op, Args...>> =
    !has<node<Op, Args...>>(Known{}) && (needs_sums<Known, Args> || ...);
template <class Known, class... Targets, class... Expressions>
consteval bool any_needs_sums(types<define<Targets, Expressions>...>) {
  return (needs_sums<Known, Expressions> || ...);
}

// Where all that is made after a reduction needs of the sums is what the reduction runs over, such as e^(z − max z) of
// a softmax, that is kept instead: computed once, and read from then on.
template <class Known, class Value, class Rest, class Defines>
inline constexpr bool settles = false;
template <class... Known, class Op, class A, class... Rest, class Defines>
inline constexpr bool settles<types<Known...>, node<Op, A>, types<Rest...>, Defines> = [] {
  if constexpr (derives<Op, row_reduction> && needs_sums<types<Known...>, A> && !is_leaf<A>::value)
    return any_needs_sums<types<Known..., node<Op, A>>>(Defines{}) &&
           !any_needs_sums<types<Known..., node<Op, A>, A>>(Defines{}) &&
           !(needs_sums<types<Known..., node<Op, A>, A>, Rest> || ...);
  else
    return false;
}();

struct nothing_settles {};
template <class Defines, class Known>
consteval auto settling(Known, types<>) {
  return nothing_settles{};
}
template <class Defines, class... Known, class Value, class... Rest>
consteval auto settling(types<Known...>, types<Value, Rest...>) {
  if constexpr (settles<types<Known...>, Value, types<Rest...>, Defines>)
    return Value{};
  else
    return settling<Defines>(types<Known..., Value>{}, types<Rest...>{});
}
template <class Value>
struct settled_by {
  using type = Value;
};
template <class Op, class A>
struct settled_by<node<Op, A>> {
  using type = A;
};
// A stage before that.
template <class Stage>
struct unsettled : Stage {
  using settled = nothing_settles;
};

}  // namespace etch::inline ETCH_TARGET
