// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Small random changes for training rows: shifted images and noise, each a pure function of (row, key).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/random.hpp>
#include <etch/data/bell.hpp>

namespace etch::inline ETCH_TARGET {

// Moves an image by up to `most` whole pixels in each direction; what comes in from outside is `fill`.
template <index Height, index Width, index Channels = 1>
struct Shift {
  int most = 2;
  float fill = 0;

  template <class T>
  void operator()(T* image, std::uint64_t key) const {
    const auto draw = [&](std::uint64_t bits) {
      return static_cast<int>((bits >> 32) * static_cast<std::uint64_t>(2 * most + 1) >> 32) - most;
    };
    move(image, draw(stream(Seed{key}, 0)), draw(stream(Seed{key}, 1)));
  }

  // Positive is down and to the right.
  template <class T>
  void move(T* image, int down, int right) const {
    constexpr int height = static_cast<int>(Height), width = static_cast<int>(Width);
    const int kept = std::max(0, width - std::abs(right)), from = std::max(0, -right), to = std::max(0, right);
    for (index channel = 0; channel < Channels; ++channel, image += Height * Width)
      for (int n = 0; n < height; ++n) {
        const int y = down > 0 ? height - 1 - n : n, source = y - down;  // rows are read before they are overwritten
        T* row = image + y * width;
        if (source < 0 || source >= height || kept == 0) {
          std::fill_n(row, Width, static_cast<T>(fill));
          continue;
        }
        std::memmove(row + to, image + source * width + from, static_cast<index>(kept) * sizeof(T));
        std::fill_n(row, to, static_cast<T>(fill));
        std::fill_n(row + to + kept, from, static_cast<T>(fill));
      }
  }
};

// Adds noise of the given deviation to each of `Width` values.
template <index Width>
struct Noise {
  double deviation = 0.1;

  template <class T>
  void operator()(T* row, std::uint64_t key) const {
    for (index k = 0; k < Width; ++k) row[k] += static_cast<T>(deviation * bell(stream(Seed{key}, k)));
  }
};

}  // namespace etch::inline ETCH_TARGET
