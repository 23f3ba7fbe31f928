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

// A matrix is multiplied with once for each row.
template <class T, class Path, class Declared>
void add_parameter(network_summary& to, owned<Path, Declared>) {
  layer_row& layer = to.layers[outermost_of(Path{})];
  constexpr index count = Declared::rows * Declared::columns;
  layer.parameters += count;
  layer.bytes += count * sizeof(T);
  if (Declared::shape == each) layer.multiply_adds += count;
  if (Declared::trained)
    layer.trainable = true;
  else
    layer.frozen += count;
}

template <class... Layers>
void add_layers(network_summary& to, types<Layers...>) {
  (to.layers.push_back({.name = std::to_string(to.layers.size()),
                        .type = type_text<Layers>(),
                        .output_shape = std::to_string(chain<Layers...>::width.in[to.layers.size() + 1]),
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
  network_summary result{.title = std::move(title), .input_shape = std::to_string(Network::inputs)};
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
