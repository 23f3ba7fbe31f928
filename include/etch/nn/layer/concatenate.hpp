// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The outputs of parallel branches side by side, as in Parallel<Concatenate, …>: y = (first(x), second(x), …).
#pragma once

#include <etch/expr/op/place.hpp>
#include <etch/nn/layer/parallel.hpp>

namespace etch::inline ETCH_TARGET {

// Images of one height and width give one of all their channels.
template <class... Branches>
struct concatenated_image {};
template <index... Channels, index Height, index Width>
Image<(Channels + ...), Height, Width> side_by_side(Image<Channels, Height, Width>...);
template <class... Branches>
requires requires { side_by_side(typename Branches::image{}...); }
struct concatenated_image<Branches...> {
  using image = decltype(side_by_side(typename Branches::image{}...));
};

struct Concatenate {
  template <class...>
  using rules = check::nothing;
  template <index... Widths>
  static constexpr index width = (Widths + ...);
  template <class... Branches>
  using image_of = concatenated_image<Branches...>;

  // Each output in its part of the row, and zero elsewhere: the sum is all of them.
  template <index... Widths>
  static consteval auto of(auto... outputs) {
    return placed<0, (Widths + ...), Widths...>(outputs...);
  }

 private:
  template <index From, index Total, index Width, index... Widths>
  static consteval auto placed(auto output, auto... outputs) {
    const auto here = place<From, Width, Total>(output);
    if constexpr (sizeof...(Widths) == 0)
      return here;
    else
      return here + placed<From + Width, Total, Widths...>(outputs...);
  }
};

}  // namespace etch::inline ETCH_TARGET
