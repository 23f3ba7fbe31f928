// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Input<Channels, Height, Width>, first in a network: its rows are images, and the layers that follow take their shape
// from what flows in.
#pragma once

#include <etch/nn/layer/flow.hpp>
#include <etch/nn/layer/sequential.hpp>

namespace etch::inline ETCH_TARGET {

template <index Channels, index Height, index Width>
struct Input {
  static_assert(Channels > 0 && Height > 0 && Width > 0,
                "Input<Channels, Height, Width>: an image has at least one of each; for gray images of 28 by 28 write "
                "Input<1, 28, 28>");
  using image = Image<Channels, Height, Width>;
  static constexpr index inputs = image::size, outputs = image::size;
  static constexpr auto y = symbols::x;
};

template <class First, class Layers>
struct input_network;
template <class First, class... Layers>
struct input_network<First, types<Layers...>>
    : private linked<std::make_index_sequence<sizeof...(Layers) + 1>, First, Layers...>,
      public network_facts<First, Layers...> {
  using layers = types<Layers...>;
  using input = First;
};

// The input is no layer: positions, and with them the names of parameters, count from the first layer after it.
template <index Channels, index Height, index Width, class... Layers>
struct Sequential<Input<Channels, Height, Width>, Layers...>
    : input_network<Input<Channels, Height, Width>, typename decltype((flow<Image<Channels, Height, Width>>{} >> ... >>
                                                                       typename unmade<Layers>::next{}))::layers>,
      flow_end<typename decltype((flow<Image<Channels, Height, Width>>{} >> ... >>
                                  typename unmade<Layers>::next{}))::image> {
  static constexpr index parameter_count = count_trained(owned_of<Sequential>{});
};

}  // namespace etch::inline ETCH_TARGET
