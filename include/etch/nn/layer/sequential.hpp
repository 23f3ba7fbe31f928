// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layers one after the other: a network, and itself a layer.
#pragma once

#include <etch/nn/check/layers.hpp>
#include <etch/nn/owned.hpp>

namespace etch::inline ETCH_TARGET {

// What a network says of itself; nothing if its layers do not fit, so that one mistake is one error, or if none of them
// has a width of its own.
template <bool Valid, class... Layers>
struct network_facts {};
template <class... Layers>
requires(has_width<Layers> || ...) struct network_facts<true, Layers...> {
  static constexpr index inputs = chain<Layers...>::width.in[0];
  static constexpr index outputs = chain<Layers...>::width.in[sizeof...(Layers)];
};

template <class... Layers>
struct Sequential : private linked<std::make_index_sequence<sizeof...(Layers)>, Layers...>,
                    public network_facts<(sizeof...(Layers) > 0) && all_connect<Layers...>(), Layers...> {
  static_assert(sizeof...(Layers) > 0, "a network needs at least one layer, such as Sequential<Dense<2, 1>>");
  using layers = types<Layers...>;
  static constexpr index parameter_count = count_trained(owned_of<Sequential>{});
};

}  // namespace etch::inline ETCH_TARGET
