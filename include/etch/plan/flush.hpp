// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// When a gradient may be used up: as soon as nothing on the way back reads its parameter any more.
#pragma once

#include <etch/plan/forward.hpp>

namespace etch::inline ETCH_TARGET {

// What a user sends back to a value, and a parameter's gradient that still waits for its update.
template <class Value, class Expression>
struct contribution {};
template <class Parameter, class Expression>
struct pending_update {};

template <class Parameter, class Contribution>
inline constexpr bool reads = false;
template <class Parameter, class Value, class Expression>
inline constexpr bool reads<Parameter, contribution<Value, Expression>> = mentions<Parameter, Expression>;

template <class Stages, class Defines>
struct extended_after;
template <class Stages, class... Defines>
struct extended_after<Stages, types<Defines...>> : with_after<Stages, Defines...> {};

// A parameter is updated as soon as nothing on the way back reads it any more: a matrix by a pass over its gradient's
// contraction, a column at the end of the pass that completed its sums.
template <class Update, class Stages, class Parameter, class Gradient>
consteval auto updated(std::type_identity<Stages>) {
  using root = contraction_of<Gradient>;
  using defines = decltype(Update::of(Parameter{}, over_accumulated(Gradient{})));
  if constexpr (same<root, no_contraction>)
    return std::type_identity<typename extended_after<Stages, defines>::type>{};
  else
    return std::type_identity<push<Stages, stage<over_parameter<Parameter>, root, defines>>>{};
}
template <class Update, class Stages, class Waiting, class Contributions, bool Columns>
struct flush_state {
  using stages = Stages;
  using waiting = Waiting;
};
template <class Update, class Stages, class... Waiting, class... Contributions, bool Columns, class Parameter,
          class Gradient>
consteval auto operator<<(flush_state<Update, Stages, types<Waiting...>, types<Contributions...>, Columns>,
                          pending_update<Parameter, Gradient> next) {
  using state = types<Contributions...>;
  if constexpr (same<contraction_of<Gradient>, no_contraction> != Columns || (reads<Parameter, Contributions> || ...))
    return flush_state<Update, Stages, types<Waiting..., decltype(next)>, state, Columns>{};
  else {
    using after = typename decltype(updated<Update, Stages, Parameter, Gradient>({}))::type;
    return flush_state<Update, after, types<Waiting...>, state, Columns>{};
  }
}
template <bool Columns, class Update, class Stages, class Contributions, class... Pending>
consteval auto flush(types<Pending...>) {
  return (flush_state<Update, Stages, types<>, Contributions, Columns>{} << ... << Pending{});
}

}  // namespace etch::inline ETCH_TARGET
