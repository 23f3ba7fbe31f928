// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A fully connected layer: y = Act(x·W + b).
#pragma once

#include <etch/nn/activation/linear.hpp>
#include <etch/nn/layer/options.hpp>

namespace etch::inline ETCH_TARGET {

template <fixed_string Name, index In, index Out, class Init, class... Penalties>
auto weight_with(types<Penalties...>) -> weight<Name, In, Out, Init, Penalties...>;

template <index In, index Out, class Act = Linear, class... Options>
struct Dense {
  using rules = check::layer_is_known<Act, Options...>;
  static constexpr index inputs = In, outputs = Out;
  using activation = Act;
  using init = typename init_among<init_for<Act>, Options...>::type;

  using stored = storage<(same<Options, BFloat16> || ...)>;

  static constexpr
      typename stored::template of<decltype(weight_with<"weight", In, Out, init>(penalties_among<Options...>{}))>
          W{};
  static constexpr bias<"bias", Out, typename bias_init<init, In>::type> b{};
  static constexpr auto y = [] {
    if constexpr (!options_fit<Act, Options...>)
      return symbols::x;
    else if constexpr ((same<Options, NoBias> || ...))
      return activate<Act, Out>(matmul(symbols::x, W));
    else
      return activate<Act, Out>(matmul(symbols::x, W) + b);
  }();
};

}  // namespace etch::inline ETCH_TARGET
