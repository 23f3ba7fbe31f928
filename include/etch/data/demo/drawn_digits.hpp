// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Grey images of handwritten-looking digits, 28 × 28 as in MNIST: each is drawn with a hand of its own.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/dataset.hpp>
#include <etch/data/demo/digit_strokes.hpp>
#include <etch/data/demo/draw.hpp>
#include <etch/data/demo/pen.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// How far hands differ. Deviations unless said otherwise; lengths are shares of the digit's height of 20 pixels.
struct handwriting {
  double slant = 0.18, rotation = 0.10;  // tangents of angles
  double size = 0.10, aspect = 0.12;     // of scale, and of width against height
  double wobble = 0.022;                 // of each point of a stroke
  double bend = 0.25;                    // of the coefficients of a quadratic warp of the whole digit
  double place = 1.1;                    // of the position, in pixels
  double thin = 0.7, thick = 1.9;        // range of the pen's radius, in pixels
  double pressure = 0.10;                // of that radius along a stroke, relative
  double noise = 0.04;                   // of grey levels
};

using digit_image = std::array<float, 784>;

// Grey levels are whole multiples of 1/255, which hides the last bits that compilers may round differently.
inline digit_image draw_digit(Label digit, draw& random, const handwriting& hand = {}) {
  constexpr index styles = 3;
  static_assert(digit_shapes.size() == 10 * styles);
  digit_shape shape = digit_shapes[digit * styles + random.bits() % styles];

  const double slant = 0.12 + random.normal(hand.slant), turn = random.normal(hand.rotation) / 2;
  const double cosine = (1 - turn * turn) / (1 + turn * turn), sine = 2 * turn / (1 + turn * turn);
  const double height = 20 * std::clamp(1 + random.normal(hand.size), 0.6, 1.25);
  const double width = height * std::clamp(0.82 + random.normal(hand.aspect), 0.5, 1.15);
  const double right = 14 + random.normal(hand.place), down = 14 + random.normal(hand.place);
  double warp[4];
  for (double& coefficient : warp) coefficient = random.normal(hand.bend);
  for (index s = 0; s < shape.count; ++s) {
    pen_stroke& stroke = shape.strokes[s];
    pen_point last{};
    for (index n = 0; n < stroke.count; ++n) {
      pen_point& point = stroke.points[n];
      const pen_point original = point;
      if (n > 0 && original.x == last.x && original.y == last.y) {
        point = stroke.points[n - 1];  // a corner stays one
        continue;
      }
      last = original;
      const double x = static_cast<double>(original.x) - 0.5 + random.normal(hand.wobble);
      const double y = static_cast<double>(original.y) - 0.5 + random.normal(hand.wobble);
      const double u = (x + warp[0] * y * y + warp[1] * x * y) * width - slant * y * height;
      const double v = (y + warp[2] * x * x + warp[3] * x * y) * height;
      point = {static_cast<float>(right + cosine * u - sine * v), static_cast<float>(down + sine * u + cosine * v)};
    }
  }

  digit_image image{};
  pen<28, 28> ink(image);
  const double radius = random.between(hand.thin, hand.thick), strong = random.between(0.8, 1.0);
  for (index s = 0; s < shape.count; ++s) {
    std::array<float, 16> pressure;
    for (float& p : pressure) p = static_cast<float>(std::max(0.45, radius * (1 + random.normal(hand.pressure))));
    ink.curve(shape.strokes[s], [&](index n) { return pressure[n]; });
  }
  for (float& pixel : image) {
    const double level = strong * static_cast<double>(pixel) + random.normal(hand.noise);
    pixel = static_cast<float>(static_cast<int>(std::clamp(level, 0.0, 1.0) * 255 + 0.5)) / 255.0f;
  }
  return image;
}

// Row n shows digit n mod 10.
inline Dataset<784, Label> drawn_digits(index rows, Seed seed, const handwriting& hand = {}) {
  Dataset<784, Label> data;
  data.reserve(rows);
  for (index n = 0; n < rows; ++n) {
    draw random(seed, 0x444947u, n);
    const auto digit = static_cast<Label>(n % 10);
    data.add(draw_digit(digit, random, hand), digit);
  }
  return data;
}

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
