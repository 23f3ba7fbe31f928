// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The rules between the layers of a network, each a named struct whose arguments finish the sentence.
#pragma once

#include <utility>

#include <etch/core/index.hpp>
#include <etch/nn/owned.hpp>

namespace etch::inline ETCH_TARGET {

template <class Layer>
struct from;
template <class Layer>
struct to;

// Layers without a width of their own, such as Dropout, take whatever flows in.
template <class Layer>
concept has_width = requires {
  Layer::inputs;
  Layer::outputs;
};

// A layer's own rules are asked by the network it stands in: asked by the layer itself they would leave it broken, and
// one mistake would be several errors.
template <class Layer>
concept has_rules = requires {
  typename Layer::rules;
};

// Whether B can follow A: the silent form of check::layers_connect.
template <class A, class B>
inline constexpr bool connects = true;
template <has_width A, has_width B>
inline constexpr bool connects<A, B> = A::outputs == B::inputs;

namespace check {

template <class Position, class From, class To>
struct layers_connect;
template <index I, class A, class B>
struct layers_connect<at<I>, from<A>, to<B>> {
  static_assert(A::outputs == B::inputs,
                "layer widths do not match: layer 'from' produces a different number of values than layer 'to' takes; "
                "change one of the two numbers shown below ('at' counts layers from 0)");
};

struct nothing {};

}  // namespace check

// The widths along a chain of layers, and each layer's link to the last one before it that has a width.
template <class... Layers>
struct chain {
  static constexpr index count = sizeof...(Layers);
  struct widths {
    index in[count + 1];
    index source[count + 1];  // one past the layer whose width flows in; 0: none
  };
  template <class Layer>
  static consteval void extend(widths& all, index i) {
    if constexpr (has_width<Layer>) {
      if (all.source[i] == 0)  // all before it take what flows in
        for (index before = 0; before <= i; ++before) all.in[before] = Layer::inputs;
      all.in[i + 1] = Layer::outputs;
      all.source[i + 1] = i + 1;
    } else {
      all.in[i + 1] = all.in[i];
      all.source[i + 1] = all.source[i];
    }
  }
  static consteval widths compute() {
    widths all{};
    index i = 0;
    (extend<Layers>(all, i++), ...);
    return all;
  }
  static constexpr widths width = compute();
};

template <class Positions, class... Layers>
struct linked;
template <index... I, class... Layers>
struct linked<std::index_sequence<I...>, Layers...> {
  using all = table<std::index_sequence<I...>, Layers...>;
  template <index Position, class Layer>
  static consteval auto link() {
    if constexpr (has_rules<Layer>) static_cast<void>(typename Layer::rules{});
    constexpr index source = chain<Layers...>::width.source[Position];
    if constexpr (source != 0 && has_width<Layer>)
      return check::layers_connect<at<Position>, from<pick_t<source - 1, all>>, to<Layer>>{};
    else
      return check::nothing{};
  }
  static constexpr bool checked = ((sizeof(link<I, Layers>()) > 0) && ...);
  static_assert(checked);
};

// Whether every layer fits the one before it.
template <class... Layers>
consteval bool all_connect() {
  using width = chain<Layers...>;
  index i = 0;
  bool fits = true;
  ((fits = fits &&
           [&]<class Layer>(std::type_identity<Layer>) {
             if constexpr (has_width<Layer>)
               return Layer::inputs == width::width.in[i++];
             else
               return i++ >= 0;
           }(std::type_identity<Layers>{})),
   ...);
  return fits;
}

}  // namespace etch::inline ETCH_TARGET
