// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How a window slides over an image: its steps along each axis, and which pixels it sees at each of them.
#pragma once

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

// `Window` points, `Dilation` apart, that move by `Stride` along `Size` points with `Before` and `After` zeros added at
// the ends.
template <index Size, index Window, index Stride = 1, index Before = 0, index After = 0, index Dilation = 1>
struct window_axis {
  static constexpr index size = Size, window = Window, stride = Stride, before = Before, after = After,
                         dilation = Dilation;
  static constexpr index reach = Dilation * (Window - 1) + 1;
  static constexpr bool fits = Size + Before + After >= reach;
  static constexpr index steps = fits ? (Size + Before + After - reach) / Stride + 1 : 1;

  // Point `at` of the window in step `step`, counted from `Before` points before the first: the steps that see a point
  // of the image there are those from `first(at)` up to `last(at)`.
  static constexpr index position(index step, index at) { return step * Stride + at * Dilation; }
  static constexpr index first(index at) {
    const index from = at * Dilation;
    return from >= Before ? 0 : divide_up(Before - from, Stride);
  }
  static constexpr index last(index at) {
    const index from = at * Dilation;
    const index end = from >= Before + Size ? 0 : divide_up(Before + Size - from, Stride);
    const index begin = first(at);
    return end < begin ? begin : end < steps ? end : begin < steps ? steps : begin;
  }
};

// An image of `Channels` planes, each row after row, and a window that sees all channels at once.
template <index Channels, class Vertical, class Horizontal>
struct sliding {
  using vertical = Vertical;
  using horizontal = Horizontal;
  static constexpr index channels = Channels, height = Vertical::size, width = Horizontal::size;
  static constexpr index plane = height * width, inputs = channels * plane;
  static constexpr index positions = Vertical::steps * Horizontal::steps;
  static constexpr index window = Vertical::window * Horizontal::window;
  // Values the window sees at once: channel by channel, row by row.
  static constexpr index depth = Channels * window;

  // The column of the image that value `seen` of the window has at `position`, or `inputs` where that is outside.
  static constexpr index source(index seen, index position) {
    const index channel = seen / window, y_at = seen % window / Horizontal::window, x_at = seen % Horizontal::window;
    const index y = Vertical::position(position / Horizontal::steps, y_at);
    const index x = Horizontal::position(position % Horizontal::steps, x_at);
    const bool inside = y >= Vertical::before && y - Vertical::before < height && x >= Horizontal::before &&
                        x - Horizontal::before < width;
    return inside ? channel * plane + (y - Vertical::before) * width + (x - Horizontal::before) : inputs;
  }
};

}  // namespace etch::inline ETCH_TARGET
