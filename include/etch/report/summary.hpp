// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The summary of a network from its type: layers, output shapes, parameters, multiply-adds, bytes.
#pragma once

#include <cstdio>
#include <string>
#include <utility>

#include <etch/plan/cost.hpp>
#include <etch/report/explain.hpp>
#include <etch/report/summary_table.hpp>
#include <etch/report/type_text.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// How often one row is multiplied with a matrix: filters at each of their positions, all others once.
template <class Declared>
inline constexpr index uses_of = 1;
template <class Declared>
requires requires { Declared::positions; }
inline constexpr index uses_of<Declared> = Declared::positions;
template <class Declared>
inline constexpr index uses_of<frozen<Declared>> = uses_of<Declared>;

// A layer as its user wrote it, where it was made for an image.
template <class Layer>
struct written_layer {
  using type = Layer;
};
template <class Layer>
requires requires { typename Layer::written; }
struct written_layer<Layer> {
  using type = typename Layer::written;
};

template <class Layer>
std::string output_shape_of(index width) {
  if constexpr (requires { typename Layer::image; }) {
    using image = typename Layer::image;
    return std::to_string(image::channels)
        .append(" x ")
        .append(std::to_string(image::height))
        .append(" x ")
        .append(std::to_string(image::width));
  } else
    return std::to_string(width);
}

template <class Network>
std::string input_shape_of() {
  if constexpr (requires { typename Network::input; })
    return output_shape_of<typename Network::input>(Network::inputs);
  else
    return std::to_string(Network::inputs);
}

template <class T, class Path, class Declared>
void add_parameter(network_summary& to, owned<Path, Declared>) {
  layer_row& layer = to.layers[outermost_of(Path{})];
  constexpr index count = Declared::rows * Declared::columns;
  layer.parameters += count;
  layer.bytes += count * sizeof(stored_type<T, Declared>);
  if (Declared::shape == each) layer.multiply_adds += count * uses_of<Declared>;
  if (Declared::trained)
    layer.trainable = true;
  else
    layer.frozen += count;
}

template <class... Layers>
void add_layers(network_summary& to, types<Layers...>) {
  (to.layers.push_back({.name = std::to_string(to.layers.size()),
                        .type = type_text<typename written_layer<Layers>::type>(),
                        .output_shape = output_shape_of<Layers>(chain<Layers...>::width.in[to.layers.size() + 1]),
                        .trainable = false}),
   ...);
}

template <class T, class... Owned>
void add_parameters(network_summary& to, types<Owned...>) {
  (add_parameter<T>(to, Owned{}), ...);
}

}  // namespace detail

template <class Network, class T = float>
network_summary summarised(std::string title = {}) {
  network_summary result{.title = std::move(title), .input_shape = detail::input_shape_of<Network>()};
  detail::add_layers(result, typename Network::layers{});
  detail::add_parameters<T>(result, owned_of<Network>{});
  result.workspace_bytes = cost<Network, T>.inference_bytes;
  return result;
}

// As text; with `plan`, what inference does follows.
template <class Network, class T = float>
std::string summary(bool plan = false) {
  std::string text = to_text(summarised<Network, T>());
  if (plan) text.append("\n").append(explain<Network, void, void, T>(1));
  return text;
}
template <class Network, class T = float>
void print_summary(bool plan = false, std::FILE* out = stdout) {
  std::fputs(summary<Network, T>(plan).c_str(), out);
}

}  // namespace etch::inline ETCH_TARGET
