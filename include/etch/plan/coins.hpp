// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The dropout layers whose coins a schedule tosses.
#pragma once

#include <array>

#include <etch/plan/relative.hpp>
#include <etch/plan/slots.hpp>

namespace etch::inline ETCH_TARGET {

// The way to a layer within layers, from outside in.
struct layer_path {
  static constexpr index most = 12;
  std::array<index, most> positions{};
  index depth = 0;

  constexpr layer_path from(index layer) const {
    layer_path moved = *this;
    moved.positions[0] += layer;
    return moved;
  }
  constexpr bool operator==(const layer_path&) const = default;
};
template <index... Positions>
constexpr layer_path path_of(at<Positions...>) {
  static_assert(sizeof...(Positions) <= layer_path::most, "layers nest too deeply");
  return {{Positions...}, sizeof...(Positions)};
}

template <class Part>
struct is_coin : std::false_type {};
template <class Path, double Rate>
struct is_coin<coin_at<Path, Rate>> : std::true_type {};

template <class Leaf>
struct coin_path : says_nothing {};
template <class Path, double Rate>
struct coin_path<coin_at<Path, Rate>> {
  static constexpr index count = 1;
  constexpr void operator()(layer_path*& to) const { *to++ = path_of(Path{}); }
};

struct coins_of_step {
  const layer_path* paths;
  index count, layer;
};
template <class Stages>
using coins_in_stages = facts_in<layer_path, coin_path, leaves_of_stages<Stages>>;

template <class Steps>
struct coins_in_steps;
template <class... Stages, index... Layer, index... Value, index... Adjoint>
struct coins_in_steps<types<placed<Stages, Layer, Value, Adjoint>...>> {
  static constexpr coins_of_step steps[] = {
      {coins_in_stages<Stages>::all.data(), coins_in_stages<Stages>::count, Layer}..., {nullptr, 0, 0}};
  static constexpr index most = [] {
    index sum = 0;
    for (const coins_of_step& step : steps) sum += step.count;
    return sum;
  }();
};

// The layers that toss coins in a plan, each once, in order of first appearance.
template <class Plan>
struct coins_of {
  using all = coins_in_steps<typename Plan::steps>;
  struct list {
    std::array<layer_path, all::most + 1> paths{};
    index count = 0;

    constexpr index position(const layer_path& path) const {
      index i = 0;
      while (i < count && paths[i] != path) ++i;
      return i;
    }
  };
  static constexpr list layers = [] {
    list result;
    for (const coins_of_step& step : all::steps)
      for (index c = 0; c < step.count; ++c) {
        const layer_path path = step.paths[c].from(step.layer);
        if (result.position(path) == result.count) result.paths[result.count++] = path;
      }
    return result;
  }();
  static constexpr index count = layers.count;
};

}  // namespace etch::inline ETCH_TARGET
