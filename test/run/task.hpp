// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A small task that the tests of training share: three noisy rings, which no straight line separates.
#pragma once

#include <cmath>
#include <cstring>
#include <vector>

#include <etch/data/dataset.hpp>
#include <etch/nn/nn.hpp>
#include <etch/run/fit.hpp>

namespace task {

using Net = etch::Sequential<etch::Dense<2, 16, etch::ReLU>, etch::BatchNorm<16>, etch::Dropout<0.1>,
                             etch::Dense<16, 3, etch::Softmax>>;

inline etch::Dataset<2, etch::Label> rings(std::size_t rows, std::uint64_t seed) {
  etch::Dataset<2, etch::Label> set;
  for (std::size_t n = 0; n < rows; ++n) {
    const std::uint64_t key = etch::stream(etch::Seed{seed}, n);
    const auto label = static_cast<etch::Label>(n % 3);
    const double angle = 6.2831853 * etch::uniform(etch::mix(key)),
                 radius = 1 + label + 0.4 * etch::uniform(etch::mix(key + 1));
    set.add({static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))}, label);
  }
  return set;
}

// Every parameter of a model, without the padding between them.
template <class Network, class T, class... Owned>
std::vector<T> weights(const etch::Model<Network, T>& model, etch::types<Owned...>) {
  std::vector<T> all;
  const auto add = [&]<class Path, class Declared>(etch::owned<Path, Declared> parameter) {
    const T* from = model.data() + etch::parameters_of<Network, T>::template offset<decltype(parameter)>;
    for (std::size_t in = 0; in < Declared::rows; ++in)
      for (std::size_t out = 0; out < Declared::columns; ++out)
        all.push_back(from[etch::place_in_parameter<T, Declared>(in, out)]);
  };
  (add(Owned{}), ...);
  return all;
}
template <class Network, class T>
std::vector<T> weights(const etch::Model<Network, T>& model) {
  return weights(model, etch::owned_of<Network>{});
}

inline bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace task
