// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a sliding window sees, laid out in a line: for one place in the window, its values at consecutive positions. Up
// to a register may be written beyond the end of the line, so lines are made from first to last.
#pragma once

#include <etch/core/sliding.hpp>
#include <etch/kernel/detail/blocked.hpp>

namespace etch::inline ETCH_TARGET {

constexpr index within(index low, index value, index high) { return value < low ? low : value > high ? high : value; }

template <index Lanes, class T>
ETCH_INLINE void write_zeros(T* to, index count) {
  for (index i = 0; i < count; i += Lanes) pack<T, Lanes>::zero().store(to + i);
}
// Nothing at `end` or beyond is read.
template <index Lanes, class T>
ETCH_INLINE void write_copy(T* to, const T* from, const T* end, index count) {
  using Pack = pack<T, Lanes>;
  for (index i = 0; i < count; i += Lanes) {
    const auto left = static_cast<index>(end - (from + i));
    (left >= Lanes ? Pack::load(from + i) : Pack::load_partial(from + i, left)).store(to + i);
  }
}

// Lines of the image: value `seen` of the window at positions from … from + count − 1.
template <class Over, class T>
ETCH_INLINE void write_seen(const T* image, index seen, index from, index count, T* to) {
  using vertical = typename Over::vertical;
  using horizontal = typename Over::horizontal;
  constexpr index lanes = lanes_for<T>(horizontal::steps);
  const index channel = seen / Over::window, y_at = seen % Over::window / horizontal::window,
              x_at = seen % horizontal::window;
  const T* plane = image + channel * Over::plane;
  index y = from / horizontal::steps, x = from % horizontal::steps;
  for (index run; count > 0; count -= run, to += run, x = 0, ++y) {
    run = smaller_of(horizontal::steps - x, count);
    if (y < vertical::first(y_at) || y >= vertical::last(y_at)) {
      write_zeros<lanes>(to, run);
      continue;
    }
    const T* row = plane + (vertical::position(y, y_at) - vertical::before) * Over::width;
    const index first = within(x, horizontal::first(x_at), x + run);
    const index last = within(first, horizontal::last(x_at), x + run);
    write_zeros<lanes>(to, first - x);
    if (last > first) {
      const T* start = row + (horizontal::position(first, x_at) - horizontal::before);
      if constexpr (horizontal::stride == 1)
        write_copy<lanes>(to + (first - x), start, image + Over::inputs, last - first);
      else
        for (index i = 0; i < last - first; ++i) to[first - x + i] = start[i * horizontal::stride];
    }
    write_zeros<lanes>(to + (last - x), x + run - last);
  }
}

// Lines of the result, seen from the image: for each pixel from … from + count − 1 the value of the position whose
// window has the pixel at place (y_at, x_at), zero where there is none.
template <class Over, class T>
ETCH_INLINE void write_seen_from(const T* plane, const T* end, index y_at, index x_at, index from, index count, T* to) {
  using vertical = typename Over::vertical;
  using horizontal = typename Over::horizontal;
  constexpr index lanes = lanes_for<T>(Over::width);
  const index y_shift = y_at * vertical::dilation, x_shift = x_at * horizontal::dilation;
  index y = from / Over::width, x = from % Over::width;
  for (index run; count > 0; count -= run, to += run, x = 0, ++y) {
    run = smaller_of(Over::width - x, count);
    const index step = (y + vertical::before - y_shift) / vertical::stride;  // if it is one: asked next
    if (y + vertical::before < y_shift || (y + vertical::before - y_shift) % vertical::stride != 0 ||
        step >= vertical::steps) {
      write_zeros<lanes>(to, run);
      continue;
    }
    const T* row = plane + step * horizontal::steps;
    const index first_step = horizontal::first(x_at), last_step = horizontal::last(x_at);
    if constexpr (horizontal::stride == 1) {
      const index begin = first_step + x_shift - horizontal::before;  // the pixel of the first step
      const index first = within(x, begin, x + run);
      const index last = within(first, begin + last_step - first_step, x + run);
      write_zeros<lanes>(to, first - x);
      if (last > first) write_copy<lanes>(to + (first - x), row + (first - begin + first_step), end, last - first);
      write_zeros<lanes>(to + (last - x), x + run - last);
    } else {
      write_zeros<lanes>(to, run);
      for (index s = first_step; s < last_step; ++s) {
        const index pixel = horizontal::position(s, x_at) - horizontal::before;
        if (pixel >= x && pixel < x + run) to[pixel - x] = row[s];
      }
    }
  }
}

}  // namespace etch::inline ETCH_TARGET
