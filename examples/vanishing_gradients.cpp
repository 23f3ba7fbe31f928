// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Vanishing gradients: how much of the error reaches each layer of a network of twenty.
//
// The same task, the same width, the same depth; once with the sigmoids of old, once with BatchNorm and ReLU.
//
// Watch: a sigmoid's slope is at most 1/4, so each layer on the way back leaves less than a quarter of the gradient,
// and the first layers learn nothing in a lifetime. With BatchNorm and ReLU every layer hears what went wrong, the
// first even a little louder than the last.
#include <etch/data/demo/rings.hpp>
#include <etch/run/layer_statistics.hpp>
#include <etch/train.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

constexpr std::size_t depth = 20, neurons = 16;

template <std::size_t>
using Old = etch::Dense<neurons, neurons, etch::Sigmoid>;
template <std::size_t>
using New = etch::Sequential<etch::Dense<neurons, neurons, etch::Linear, etch::Init<etch::He>>,
                             etch::BatchNorm<neurons>, etch::Activation<etch::ReLU>>;

template <template <std::size_t> class Layer, std::size_t... Number>
auto deep(std::index_sequence<Number...>)
    -> etch::Sequential<etch::Dense<2, neurons, etch::Tanh>, Layer<Number>..., etch::Dense<neurons, 3, etch::Softmax>>;
template <template <std::size_t> class Layer>
using Deep = decltype(deep<Layer>(std::make_index_sequence<depth>{}));

// The norm of the gradient of each of the twenty layers, by all their parameters.
template <class Net>
std::array<double, depth> gradient_norms(const etch::Dataset<2, etch::Label>& data) {
  const etch::Model<Net> model{etch::Seed{1}};
  const auto layers = etch::statistics_of_layers<etch::CrossEntropy>(model, data.inputs, data.targets);
  std::array<double, depth> norms{};
  for (std::size_t layer = 0; layer < depth; ++layer) norms[layer] = layers[layer + 1].gradient_norm;
  return norms;
}

int main() {
  const auto rings = etch::demo::rings(300, etch::Seed{2});
  const auto sigmoid = gradient_norms<Deep<Old>>(rings), relu = gradient_norms<Deep<New>>(rings);

  std::printf("layer  20 x sigmoid  20 x BatchNorm, ReLU   each * is a factor of 10 above 1e-16\n");
  for (std::size_t layer = 0; layer < depth; ++layer) {
    const auto stars = [](double norm) {
      return std::string(static_cast<std::size_t>(std::clamp(std::log10(norm) + 16, 0.0, 20.0)), '*');
    };
    std::printf("%5zu  %12.1e  %20.1e   %-18s %s\n", layer + 1, sigmoid[layer], relu[layer],
                stars(sigmoid[layer]).c_str(), stars(relu[layer]).c_str());
  }
  const double lost = sigmoid[depth - 1] / sigmoid[0];
  const auto [least, most] = std::minmax_element(relu.begin(), relu.end());
  std::printf(
      "\nfrom the last layer to the first, sigmoids shrink the gradient by %.0e;\n"
      "with BatchNorm and ReLU the largest is %.0f times the smallest\n",
      lost, *most / *least);
  const bool holds = lost > 1e8 && *most / *least < 1000;
  if (!holds) std::puts("Not as promised.");
  return holds ? 0 : 1;
}
