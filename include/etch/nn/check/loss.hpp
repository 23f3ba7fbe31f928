// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The rule that a loss fits the last layer: cross-entropy takes probabilities, so it needs a softmax, and so on.
#pragma once

#include <etch/nn/activation/linear.hpp>
#include <etch/nn/activation/log_softmax.hpp>
#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/activation/softmax.hpp>
#include <etch/nn/check/layers.hpp>
#include <etch/nn/loss/loss.hpp>

namespace etch::inline ETCH_TARGET {

// The activation that a formula ends in, as far as a loss may ask for it.
template <class Formula>
struct head_of_formula {
  using type = Linear;
};
template <class Z>
struct head_of_formula<node<op_softmax, Z>> {
  using type = Softmax;
};
template <class Z>
struct head_of_formula<node<op_log_softmax, Z>> {
  using type = LogSoftmax;
};
template <class Z>
struct head_of_formula<node<op_sigmoid, Z>> {
  using type = Sigmoid;
};

template <class Layers>
struct head_of_layers;
template <class Layer>
struct head_of_layer : head_of_formula<formula<Layer, false>> {
  using layer = Layer;
};
template <network Layer>
struct head_of_layer<Layer> : head_of_layers<typename Layer::layers> {};
template <class Network, index... Branch>
struct head_of_formula<node<op_apply<Network, Branch...>, input_leaf>> : head_of_layer<Network> {};

// Whether a layer passes on what flows in when it infers, as Dropout does.
template <class Layer>
inline constexpr bool passes_on = same<formula<Layer, false>, input_leaf>;
template <network Layer>
inline constexpr bool passes_on<Layer> = false;

template <class... Layers>
struct head_of_layers<types<Layers...>> {
  static consteval index last() {
    index i = 0, found = 0;
    ((found = passes_on<Layers> ? found : i, ++i), ...);
    return found;
  }
  using layer = pick_t<last(), table<std::index_sequence_for<Layers...>, Layers...>>;
  using type = typename head_of_layer<layer>::type;
};

// What a network ends in: Softmax, LogSoftmax, Sigmoid, or Linear for anything else; and the layer that does it.
template <class Network>
using head_of = typename head_of_layer<Network>::type;
template <class Network>
using last_layer_of = typename head_of_layer<Network>::layer;

template <class Loss>
struct loss_is;
template <class Layer>
struct last_layer;

// Whether a loss can train a network: the silent form of check::loss_fits.
template <class Loss, class Network>
inline constexpr bool loss_fits_network = fits<Loss, head_of<Network>>;

namespace check {

// Losses that ask for something say in a specialisation what it is.
template <class Loss, class Last>
struct loss_fits;
template <class Loss, class Layer>
struct loss_fits<loss_is<Loss>, last_layer<Layer>> {
  static_assert(fits<Loss, head_of<Layer>>, "this loss does not accept what the last layer yields");
};

}  // namespace check

// Gives the error if there is one; `ok` lets what follows stay silent.
template <class Loss, class Network>
struct loss_checked : private check::loss_fits<loss_is<Loss>, last_layer<last_layer_of<Network>>> {
  static constexpr bool ok = loss_fits_network<Loss, Network>;
};

}  // namespace etch::inline ETCH_TARGET
