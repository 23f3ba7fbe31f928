// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Layers with a way around them: y = x + layers(x).
#pragma once

#include <etch/nn/layer/sequential.hpp>

namespace etch::inline ETCH_TARGET {

template <class Network>
struct residual_width {};
template <has_width Network>
struct residual_width<Network> : image_of_layer<Network> {
  static constexpr index inputs = Network::inputs, outputs = Network::outputs;
};

namespace check {

template <class Network>
struct residual_keeps_width {};
template <has_width Network>
struct residual_keeps_width<Network> {
  static_assert(Network::outputs == Network::inputs,
                "Residual adds what flows in to what comes out, so its layers must give back as many values as they "
                "take");
};

}  // namespace check

template <class... Layers>
struct Residual : residual_width<Sequential<Layers...>> {
  using rules = check::residual_keeps_width<Sequential<Layers...>>;
  static constexpr auto y = symbols::x + apply<Sequential<Layers...>>(symbols::x);
};

template <class... Layers>
inline constexpr bool needs_image<Residual<Layers...>> = needs_image<Sequential<Layers...>>;
template <index... Extents, class... Layers>
requires needs_image<Sequential<Layers...>>
struct flowed<Image<Extents...>, Residual<Layers...>> {
  using type = Residual<Input<Extents...>, Layers...>;
};

}  // namespace etch::inline ETCH_TARGET
