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

template <class... Branches>
struct branches_have_width {
  static_assert(
      (has_width<Branches> && ...),
      "a branch of Parallel has to say how many values it takes and yields; a branch that lets its input pass "
      "is Sequential<Input<channels, height, width>> or such");
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
  template <class First, class...>
  using image_of = image_of_layer<First>;

  template <index...>
  static consteval auto of(auto... outputs) {
    return (outputs + ...);
  }
};

template <class Combine, class... Branches>
struct Parallel {
  using rules = check::branches_have_width<Branches...>;
  static constexpr auto y = symbols::x;
};
template <class Combine, has_width First, has_width... Branches>
struct Parallel<Combine, First, Branches...> : Combine::template image_of<First, Branches...> {
  using rules = check::branches<Combine, First, Branches...>;
  static constexpr index inputs = First::inputs;
  static constexpr index outputs = Combine::template width<First::outputs, Branches::outputs...>;
  static constexpr auto y = []<index... I>(std::index_sequence<I...>) {
    return Combine::template of<First::outputs, Branches::outputs...>(apply<First, 0>(symbols::x),
                                                                      apply<Branches, I + 1>(symbols::x)...);
  }
  (std::make_index_sequence<sizeof...(Branches)>{});
};

// An image flows into every branch. A branch that has no width of its own becomes a network that has.
template <class From, class Branch>
struct flowed_branch;
template <index... Extents, class Branch>
struct flowed_branch<Image<Extents...>, Branch> {
  using type = Sequential<Input<Extents...>, Branch>;
};
template <index... Extents, class Branch>
requires(needs_image<Branch> || has_width<Branch>) struct flowed_branch<Image<Extents...>, Branch>
    : flowed<Image<Extents...>, Branch> {
};
template <class Combine, class... Branches>
inline constexpr bool needs_image<Parallel<Combine, Branches...>> = (needs_image<Branches> || ...);
template <index... Extents, class Combine, class... Branches>
requires(needs_image<Branches> || ...) struct flowed<Image<Extents...>, Parallel<Combine, Branches...>> {
  using type = Parallel<Combine, typename flowed_branch<Image<Extents...>, Branches>::type...>;
};

}  // namespace etch::inline ETCH_TARGET
