// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The shape of an image as it flows through a network: layers that need one are made for the one that reaches them.
#pragma once

#include <etch/core/type_list.hpp>
#include <etch/nn/check/layers.hpp>

namespace etch::inline ETCH_TARGET {

// The shape of a row: planes, one for each channel, each row after row.
template <index Channels, index Height, index Width>
struct Image {
  static constexpr index channels = Channels, height = Height, width = Width, plane = Height * Width,
                         size = Channels * plane;
};
struct no_image {};

template <index Channels, index Height, index Width>
struct Input;

// A layer that needs an image names the layer it becomes, `on<Image>`; one made of such layers says so in
// specialisations of these two.
template <class Layer>
inline constexpr bool needs_image = requires {
  typename Layer::template on<Image<1, 1, 1>>;
};
template <class From, class Layer>
struct flowed {
  using type = Layer;
};
template <index... Extents, class Layer>
requires requires { typename Layer::template on<Image<Extents...>>; }
struct flowed<Image<Extents...>, Layer> {
  using type = typename Layer::template on<Image<Extents...>>;
};

namespace check {

// The formula of a layer for which no image flowed in.
template <class Layer>
consteval input_leaf image_flows_in() {
  static_assert(sizeof(Layer) == 0,
                "this layer takes the shape of its image from what flows in, and nothing has one here: begin the "
                "network with Input<channels, height, width>, and put no Flatten and no Dense before this layer");
  return {};
}

}  // namespace check

// What flows on: the image that the layer says it makes, the same one through layers that take what flows in, and none
// out of all others.
template <class From, class Layer>
struct image_after {
  using type = From;
};
template <class From, has_width Layer>
struct image_after<From, Layer> {
  using type = no_image;
};
template <class From, class Layer>
requires requires { Layer::flattens; }
struct image_after<From, Layer> {
  using type = no_image;
};
template <class From, has_width Layer>
requires requires { typename Layer::image; }
struct image_after<From, Layer> {
  using type = typename Layer::image;
};

// The same image as another layer makes, if it makes one.
template <class Layer>
struct image_of_layer {};
template <class Layer>
requires requires { typename Layer::image; }
struct image_of_layer<Layer> {
  using image = typename Layer::image;
};

// The layers so far, each for what reaches it, and the image that leaves the last.
template <class Now, class... Done>
struct flow {
  using image = Now;
  using layers = types<Done...>;
};
// A member hides the type from the search for operators, which would look into a layer that is not made yet.
template <class Layer>
struct unmade {
  struct next {
    using layer = Layer;
  };
};
template <class Now, class... Done, class Next>
consteval auto operator>>(flow<Now, Done...>, Next) {
  using here = typename flowed<Now, typename Next::layer>::type;
  return flow<typename image_after<Now, here>::type, Done..., here>{};
}

// `image`, where one is left.
template <class Left>
struct flow_end {
  using image = Left;
};
template <>
struct flow_end<no_image> {};

}  // namespace etch::inline ETCH_TARGET
