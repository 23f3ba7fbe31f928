// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layers one after the other: a network, and itself a layer.
#pragma once

#include <etch/nn/check/layers.hpp>
#include <etch/nn/layer/flow.hpp>
#include <etch/nn/owned.hpp>

namespace etch::inline ETCH_TARGET {

// What a network says of itself; nothing if none of its layers has a width of its own. A network with a mistake keeps
// saying it, so that one mistake is one error.
template <class... Layers>
struct network_facts {};
template <>
struct network_facts<> {
  static constexpr index inputs = 1, outputs = 1;
};
template <class... Layers>
requires(has_width<Layers> || ...) struct network_facts<Layers...> {
  static constexpr index inputs = chain<Layers...>::width.in[0];
  static constexpr index outputs = chain<Layers...>::width.in[sizeof...(Layers)];
};

template <class... Layers>
struct Sequential : private linked<std::make_index_sequence<sizeof...(Layers)>, Layers...>,
                    public network_facts<Layers...> {
  static_assert(sizeof...(Layers) > 0, "a network needs at least one layer, such as Sequential<Dense<2, 1>>");
  using layers = types<Layers...>;
  static constexpr index parameter_count = count_trained(owned_of<Sequential>{});
};

template <class... Layers>
inline constexpr bool needs_image<Sequential<Layers...>> = (needs_image<Layers> || ...);
template <index... Extents, class... Layers>
inline constexpr bool needs_image<Sequential<Input<Extents...>, Layers...>> = false;
template <index... Extents, class... Layers>
requires needs_image<Sequential<Layers...>>
struct flowed<Image<Extents...>, Sequential<Layers...>> {
  using type = Sequential<Input<Extents...>, Layers...>;
};

}  // namespace etch::inline ETCH_TARGET
