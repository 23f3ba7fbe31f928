// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Several networks on the same input, and their outputs made one: added, y = first(x) + second(x) + …
#pragma once

#include <etch/nn/layer/sequential.hpp>

namespace etch::inline ETCH_TARGET {

template <class Branch>
struct branch;

namespace check {

template <class First, class Second>
struct branches_agree;
template <class First, class Second>
struct branches_agree<branch<First>, branch<Second>> {
  static_assert(First::inputs == Second::inputs, "all branches take the same input, so they need the same inputs");
};
template <class First, class Second>
struct outputs_agree;
template <class First, class Second>
struct outputs_agree<branch<First>, branch<Second>> {
  static_assert(First::outputs == Second::outputs, "the outputs of branches are added, so they need the same outputs");
};

template <class Combine, class First, class... Branches>
struct branches : branches_agree<branch<First>, branch<Branches>>..., Combine::template rules<First, Branches...> {};

template <class First, class... Branches>
struct branches_of_one_width : outputs_agree<branch<First>, branch<Branches>>... {};

}  // namespace check

// How the outputs of branches become one, given how wide each is.
struct Sum {
  template <class... Branches>
  using rules = check::branches_of_one_width<Branches...>;
  template <index First, index...>
  static constexpr index width = First;

  template <index...>
  static consteval auto of(auto... outputs) {
    return (outputs + ...);
  }
};

template <class Combine, has_width First, has_width... Branches>
struct Parallel {
  using rules = check::branches<Combine, First, Branches...>;
  static constexpr index inputs = First::inputs;
  static constexpr index outputs = Combine::template width<First::outputs, Branches::outputs...>;
  static constexpr auto y = []<index... I>(std::index_sequence<I...>) {
    return Combine::template of<First::outputs, Branches::outputs...>(apply<First, 0>(symbols::x),
                                                                      apply<Branches, I + 1>(symbols::x)...);
  }
  (std::make_index_sequence<sizeof...(Branches)>{});
};

}  // namespace etch::inline ETCH_TARGET
