// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A layer that training leaves as it is: no gradient of its weights is ever computed.
#pragma once

#include <etch/nn/layer/sequential.hpp>

namespace etch::inline ETCH_TARGET {

template <class Layer>
struct Frozen;

struct freezing {
  template <class Declared>
  requires derives<Declared, owned_base> && requires { typename Declared::init; }
  static consteval auto of(Declared) {
    if constexpr (Declared::trained)
      return frozen<Declared>{};
    else
      return Declared{};
  }
  template <class Network, index... Branch, class A>
  static consteval auto of(node<op_apply<Network, Branch...>, A> e) {
    return apply<Frozen<Network>, Branch...>(rewrite(freezing{}, e.a));
  }
};

template <class Layer>
struct frozen_width {};
template <has_width Layer>
struct frozen_width<Layer> : image_of_layer<Layer> {
  static constexpr index inputs = Layer::inputs, outputs = Layer::outputs;
};

// A layer with running statistics keeps those too and goes by them; dropout still drops.
template <class Layer>
struct frozen_formula : frozen_width<Layer> {
  static constexpr auto y = rewrite(freezing{}, lift<Layer::y>());
};
template <class Layer>
requires(trains_differently<Layer> && !requires { Layer::after; }) struct frozen_formula<Layer> : frozen_width<Layer> {
  static constexpr auto y = rewrite(freezing{}, lift<Layer::y>());
  static constexpr auto training = rewrite(freezing{}, lift<Layer::training>());
};

template <class... Layers>
auto frozen_layers(types<Layers...>) -> types<Frozen<Layers>...>;
template <network Layer>
struct frozen_formula<Layer> : frozen_width<Layer> {
  using layers = decltype(frozen_layers(typename Layer::layers{}));
  static constexpr index parameter_count = 0;
};

template <class Layer>
struct Frozen : frozen_formula<Layer> {};

template <class Layer>
requires needs_image<Layer>
struct Frozen<Layer> {
  template <class From>
  using on = Frozen<typename flowed<From, Layer>::type>;
  static constexpr input_leaf y = check::image_flows_in<Frozen>();
};

}  // namespace etch::inline ETCH_TARGET
