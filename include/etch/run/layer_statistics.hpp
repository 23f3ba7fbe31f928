// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Activations and gradients of every layer in a few numbers: what shows that they vanish or explode.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <etch/report/type_text.hpp>
#include <etch/run/gradients.hpp>
#include <etch/run/layer_outputs.hpp>

namespace etch::inline ETCH_TARGET {

struct layer_statistics {
  std::string name{};                           // "0"
  std::string type{};                           // "Dense<784, 128, ReLU>"
  double mean = 0, deviation = 0, largest = 0;  // of its output; the largest by size
  double zeros = 0;                             // the share of outputs that are exactly 0, as with dead ReLUs
  double weight_norm = 0, gradient_norm = 0;    // √Σ over its parameters; 0 without any
};

namespace detail {

template <class T>
void describe_output(layer_statistics& layer, const T* output, index stride, index width, index rows) {
  double sum = 0, squares = 0, zeros = 0;
  for (index r = 0; r < rows; ++r)
    for (index c = 0; c < width; ++c) {
      const auto value = static_cast<double>(output[r * stride + c]);
      sum += value;
      squares += value * value;
      zeros += value == 0;
      layer.largest = std::fmax(layer.largest, std::abs(value));
    }
  const double count = static_cast<double>(rows * width);
  layer.mean = sum / count;
  layer.deviation = std::sqrt(std::fmax(0, squares / count - layer.mean * layer.mean));
  layer.zeros = zeros / count;
}

template <class Declared, class T>
double sum_of_squares(const T* block) {
  double sum = 0;
  for (index in = 0; in < Declared::rows; ++in)
    for (index out = 0; out < Declared::columns; ++out) {
      const auto value = static_cast<double>(element_of_parameter<Declared>(block, in, out));
      sum += value * value;
    }
  return sum;
}

}  // namespace detail

namespace detail {

template <class Network, class T, contiguous_rows Inputs>
std::vector<layer_statistics> describe_layers(const Model<Network, T>& model, const Inputs& input_rows,
                                              Gradients<Network, T> by, Seed seed, std::uint64_t step) {
  std::vector<layer_statistics> layers;
  [&]<class... Layers>(types<Layers...>) {
    (layers.push_back(layer_statistics{.name = std::to_string(layers.size()), .type = type_text<Layers>()}), ...);
  }(typename Network::layers{});
  each_layer_output(model, input_rows, seed, step, [&](index layer, const T* output, index stride, index width) {
    detail::describe_output(layers[layer], output, stride, width, std::size(input_rows));
  });
  const auto add = [&]<class Path, class Declared>(owned<Path, Declared>) {
    if constexpr (Declared::trained) {
      constexpr index offset = parameters_of<Network, T>::template offset<owned<Path, Declared>>;
      layer_statistics& layer = layers[outermost_of(Path{})];
      layer.weight_norm += detail::sum_of_squares<Declared>(model.data() + offset);
      layer.gradient_norm += detail::sum_of_squares<Declared>(static_cast<const T*>(by.parameters() + offset));
    }
  };
  [&]<class... Owned>(types<Owned...>) { (add(Owned{}), ...); }(owned_of<Network>{});
  for (layer_statistics& layer : layers) {
    layer.weight_norm = std::sqrt(layer.weight_norm);
    layer.gradient_norm = std::sqrt(layer.gradient_norm);
  }
  return layers;
}

}  // namespace detail

// One entry for each layer, by the mean loss over these rows, as a training step with this seed and number sees them.
template <class Loss, class Network, class T, contiguous_rows Inputs, contiguous_rows Targets>
std::vector<layer_statistics> statistics_of_layers(const Model<Network, T>& model, const Inputs& input_rows,
                                                   const Targets& target_rows, Seed seed = {}, std::uint64_t step = 1) {
  return detail::describe_layers(model, input_rows, gradients<Loss>(model, input_rows, target_rows, seed, step), seed,
                                 step);
}
// With a Weighted loss.
template <class Loss, class Network, class T, contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
std::vector<layer_statistics> statistics_of_layers(const Model<Network, T>& model, const Inputs& input_rows,
                                                   const Targets& target_rows, const Weights& weights, Seed seed = {},
                                                   std::uint64_t step = 1) {
  return detail::describe_layers(model, input_rows,
                                 gradients<Loss>(model, input_rows, target_rows, weights, seed, step), seed, step);
}

}  // namespace etch::inline ETCH_TARGET
