// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Draws smooth strokes with soft edges into a small grey image.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/demo/digit_strokes.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// Grey levels from 0 (paper) to 1 (ink); pixel (r, c) is centred at x = c + ½, y = r + ½.
template <index Height, index Width>
class pen {
 public:
  explicit pen(std::array<float, Height * Width>& image) : image_(image) {}

  // A straight line whose radius goes from `start` to `end`, in pixels.
  void line(pen_point from, pen_point to, float start, float end) {
    const float dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
    const float reach = std::max(start, end) + soft;
    const index first_row = clip(std::min(from.y, to.y) - reach, Height);
    const index last_row = clip(std::max(from.y, to.y) + reach + 1, Height);
    const index first_column = clip(std::min(from.x, to.x) - reach, Width);
    const index last_column = clip(std::max(from.x, to.x) + reach + 1, Width);
    for (index row = first_row; row < last_row; ++row)
      for (index column = first_column; column < last_column; ++column) {
        const float x = static_cast<float>(column) + 0.5f - from.x, y = static_cast<float>(row) + 0.5f - from.y;
        const float along = length > 0 ? std::clamp((x * dx + y * dy) / length, 0.0f, 1.0f) : 0.0f;
        const float u = x - along * dx, v = y - along * dy, radius = start + along * (end - start) + soft;
        const float distance = u * u + v * v;
        if (distance >= radius * radius) continue;
        const float ink = std::min(1.0f, (radius - std::sqrt(distance)) / (2 * soft));
        float& pixel = image_[row * Width + column];
        pixel = std::max(pixel, ink);
      }
  }

  // A Catmull–Rom curve through the points, with pressure(n) the radius at point n.
  template <class Pressure>
  void curve(const pen_stroke& stroke, Pressure&& pressure) {
    constexpr int pieces = 5;
    const auto& p = stroke.points;
    for (index n = 0; n + 1 < stroke.count; ++n) {
      const pen_point a = n == 0 ? p[0] : p[n - 1], b = p[n], c = p[n + 1], d = n + 2 < stroke.count ? p[n + 2] : c;
      const float start = pressure(n), end = pressure(n + 1);
      if (b.x == c.x && b.y == c.y) continue;
      pen_point last = b;
      for (int k = 1; k <= pieces; ++k) {
        const float t = static_cast<float>(k) / pieces, before = static_cast<float>(k - 1) / pieces;
        const pen_point next{between(a.x, b.x, c.x, d.x, t), between(a.y, b.y, c.y, d.y, t)};
        line(last, next, start + before * (end - start), start + t * (end - start));
        last = next;
      }
    }
  }

 private:
  static constexpr float soft = 0.6f;  // half the width of an edge

  static index clip(float position, index end) {
    return position <= 0 ? 0 : std::min(end, static_cast<index>(position));
  }

  static float between(float a, float b, float c, float d, float t) {
    return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  std::array<float, Height * Width>& image_;
};

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
