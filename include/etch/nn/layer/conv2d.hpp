// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A convolutional layer: y = Act(x ∗ W + b), the same filters at every place of the image that flows in.
#pragma once

#include <etch/expr/op/convolve.hpp>
#include <etch/expr/op/spread.hpp>
#include <etch/nn/activation/linear.hpp>
#include <etch/nn/filters.hpp>
#include <etch/nn/layer/window.hpp>

namespace etch::inline ETCH_TARGET {

// What an activation learns, once for each channel.
template <index Channels, index Plane>
struct learned_for_channels {
  template <fixed_string Name, class Init>
  static consteval auto of(learned<Name, Init>) {
    return spread<Channels, Plane>(bias<Name, Channels, Init>{});
  }
};

template <fixed_string Name, class Over, index Filters, class Init, class... Penalties>
auto filters_with(types<Penalties...>) -> filters<Name, Over, Filters, Init, Penalties...>;
template <class Act, class... Options>
auto layer_is_known_with(types<Options...>) -> check::layer_is_known<Act, Options...>;

template <index Filters, class Window, class Act = Linear, class... Options>
struct Conv2D;

// Conv2D for one shape of images.
template <class From, index Filters, class Window, class Act, class... Options>
struct Convolution {
  struct rules : decltype(layer_is_known_with<Act>(other_options_among<Options...>{})),
                 check::window_fits<From, Window, Options...>,
                 check::filters_are_stored_whole<Options...> {};
  using over = typename window_over<From, Window, Options...>::type;
  using image = Image<Filters, over::vertical::steps, over::horizontal::steps>;
  using written = Conv2D<Filters, Window, Act, Options...>;
  using activation = Act;
  using init = typename init_among<init_for<Act>, Options...>::type;
  static constexpr index inputs = From::size, outputs = image::size;

  static constexpr decltype(filters_with<"weight", over, Filters, init>(penalties_among<Options...>{})) W{};
  static constexpr bias<"bias", Filters, typename bias_init<init, over::depth>::type> b{};
  static constexpr auto y = [] {
    constexpr auto sums = [] {
      if constexpr ((same<Options, NoBias> || ...))
        return convolve<over>(symbols::x, W);
      else
        return convolve<over>(symbols::x, W) + spread<Filters, image::plane>(b);
    }();
    if constexpr (!activates<Act>)
      return symbols::x;
    else
      return rewrite(learned_for_channels<Filters, image::plane>{}, Act::of(sums));
  }();
};

template <index Filters, class Window, class Act, class... Options>
struct Conv2D {
  static_assert(Filters > 0, "Conv2D<Filters, Kernel<3>>: a layer has at least one filter");
  static_assert(is_kernel<Window>, "Conv2D<Filters, Kernel<3>>: after the number of filters comes their size");
  template <class From>
  using on = Convolution<From, Filters, Window, Act, Options...>;

  // Asked for only where no image flowed in.
  static constexpr input_leaf y = check::image_flows_in<Conv2D>();
};

}  // namespace etch::inline ETCH_TARGET
