// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What can be said of a window that slides over an image, beyond its size: Stride<2>, Padding<1>, Same, Dilation<2>.
#pragma once

#include <etch/core/sliding.hpp>
#include <etch/nn/layer/flow.hpp>
#include <etch/nn/layer/options.hpp>

namespace etch::inline ETCH_TARGET {

// The window's height and width.
template <index Height, index Width = Height>
struct Kernel {
  static_assert(Height > 0 && Width > 0, "Kernel<Height, Width>: a window has at least one row and one column");
};
// How far it moves at a time.
template <index Vertical, index Horizontal = Vertical>
struct Stride {
  static_assert(Vertical > 0 && Horizontal > 0, "Stride<Vertical, Horizontal>: a window has to move on");
};
// Zeros around the image, as many on both sides.
template <index Vertical, index Horizontal = Vertical>
struct Padding {};
// As many zeros as leave the image its size; where that is an odd number, the additional one is at the end.
struct Same {};
// How far apart the pixels are that the window sees.
template <index Vertical, index Horizontal = Vertical>
struct Dilation {
  static_assert(Vertical > 0 && Horizontal > 0, "Dilation<Vertical, Horizontal>: 1 is a window without gaps");
};

struct window_options {
  index stride_y = 1, stride_x = 1, padding_y = 0, padding_x = 0, dilation_y = 1, dilation_x = 1;
  bool same = false;
};
template <index Y, index X>
constexpr void choose(window_options& all, Stride<Y, X>) {
  all.stride_y = Y;
  all.stride_x = X;
}
template <index Y, index X>
constexpr void choose(window_options& all, Padding<Y, X>) {
  all.padding_y = Y;
  all.padding_x = X;
}
template <index Y, index X>
constexpr void choose(window_options& all, Dilation<Y, X>) {
  all.dilation_y = Y;
  all.dilation_x = X;
}
constexpr void choose(window_options& all, Same) { all.same = true; }

template <class Option>
concept window_option = requires(window_options& all) {
  choose(all, Option{});
};

template <class... Options>
consteval window_options window_options_of(types<Options...>) {
  window_options all;
  (choose(all, Options{}), ...);
  return all;
}
// The options that are about the window, and the others.
template <class... Options>
using window_options_among =
    typename joined<types<>, std::conditional_t<window_option<Options>, types<Options>, types<>>...>::type;
template <class... Options>
using other_options_among =
    typename joined<types<>, std::conditional_t<window_option<Options>, types<>, types<Options>>...>::type;

consteval index padding_before(bool keeps, index padding, index dilation, index window) {
  return keeps ? dilation * (window - 1) / 2 : padding;
}
consteval index padding_after(bool keeps, index padding, index dilation, index window) {
  return keeps ? dilation * (window - 1) - dilation * (window - 1) / 2 : padding;
}

template <class Window>
inline constexpr bool is_kernel = false;
template <index Height, index Width>
inline constexpr bool is_kernel<Kernel<Height, Width>> = true;

// The window over an image.
template <class Over, class Window, class... Options>
struct window_over : window_over<Over, Kernel<1>, Options...> {};
template <index Channels, index Height, index Width, index Rows, index Columns, class... Options>
struct window_over<Image<Channels, Height, Width>, Kernel<Rows, Columns>, Options...> {
  static constexpr window_options o = window_options_of(window_options_among<Options...>{});
  using type =
      sliding<Channels,
              window_axis<Height, Rows, o.stride_y, padding_before(o.same, o.padding_y, o.dilation_y, Rows),
                          padding_after(o.same, o.padding_y, o.dilation_y, Rows), o.dilation_y>,
              window_axis<Width, Columns, o.stride_x, padding_before(o.same, o.padding_x, o.dilation_x, Columns),
                          padding_after(o.same, o.padding_x, o.dilation_x, Columns), o.dilation_x>>;
};

namespace check {

template <class... Options>
struct filters_are_stored_whole {
  static_assert(
      !(same<Options, BFloat16> || ...),
      "the filters of a convolution are used many times once they are read, and are stored as they are: leave "
      "out BFloat16, which is for Dense");
};

template <class Image, class Window, class... Options>
struct window_fits;
template <index Channels, index Height, index Width, class Window, class... Options>
struct window_fits<Image<Channels, Height, Width>, Window, Options...> {
  using over = typename window_over<Image<Channels, Height, Width>, Window, Options...>::type;
  static constexpr window_options o = window_options_of(window_options_among<Options...>{});
  static constexpr index rows = Height + over::vertical::before + over::vertical::after,
                         columns = Width + over::horizontal::before + over::horizontal::after;
  static_assert(
      over::vertical::reach <= rows,
      "the kernel is higher than the image that flows in, with the zeros around it: take a smaller one, or add "
      "zeros with Padding<1> or Same (Image<channels, height, width>)");
  static_assert(
      over::vertical::reach > rows || over::horizontal::reach <= columns,
      "the kernel is wider than the image that flows in, with the zeros around it: take a smaller one, or add "
      "zeros with Padding<1> or Same (Image<channels, height, width>)");
  static_assert(!o.same || (o.stride_y == 1 && o.stride_x == 1),
                "Same keeps the size of an image, so the window has to move by one: leave out the stride, or write "
                "Padding<1>");
};

}  // namespace check

}  // namespace etch::inline ETCH_TARGET
