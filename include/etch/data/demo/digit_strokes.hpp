// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How the ten digits are written: the points a pen passes through, in several hands for each digit.
#pragma once

#include <array>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>

namespace etch::inline ETCH_TARGET {
namespace demo {

// In a unit square, x to the right and y down. The pen turns smoothly; a point given twice is a corner.
struct pen_point {
  float x, y;
};

struct pen_stroke {
  index count = 0;
  std::array<pen_point, 16> points{};
};

struct digit_shape {
  Label digit = 0;
  index count = 0;
  std::array<pen_stroke, 2> strokes{};
};

namespace detail {

template <index Count>
constexpr pen_stroke stroke_of(const pen_point (&points)[Count]) {
  static_assert(Count >= 2 && Count <= 16);
  pen_stroke stroke;
  for (index n = 0; n < Count; ++n) stroke.points[stroke.count++] = points[n];
  return stroke;
}

template <index Count>
constexpr digit_shape shape_of(Label digit, const pen_point (&points)[Count]) {
  return {digit, 1, {stroke_of(points), pen_stroke{}}};
}
template <index First, index Second>
constexpr digit_shape shape_of(Label digit, const pen_point (&first)[First], const pen_point (&second)[Second]) {
  return {digit, 2, {stroke_of(first), stroke_of(second)}};
}

}  // namespace detail

// clang-format off
inline constexpr auto digit_shapes = std::to_array<digit_shape>({
  // 0: round; narrow and overlapping; open at the top
  detail::shape_of(0, {{.50f,.07f},{.27f,.20f},{.17f,.50f},{.27f,.81f},{.50f,.93f},{.73f,.81f},{.83f,.50f},{.73f,.20f},{.50f,.07f}}),
  detail::shape_of(0, {{.62f,.13f},{.42f,.07f},{.25f,.28f},{.21f,.60f},{.33f,.89f},{.55f,.92f},{.74f,.70f},{.78f,.38f},{.67f,.14f},{.49f,.09f},{.36f,.15f}}),
  detail::shape_of(0, {{.45f,.10f},{.25f,.27f},{.18f,.56f},{.29f,.85f},{.53f,.93f},{.76f,.76f},{.82f,.45f},{.70f,.18f},{.52f,.11f}}),
  // 1: a bar; with a flag; with flag and foot
  detail::shape_of(1, {{.52f,.06f},{.50f,.50f},{.49f,.94f}}),
  detail::shape_of(1, {{.33f,.27f},{.54f,.06f},{.54f,.06f},{.53f,.50f},{.52f,.94f}}),
  detail::shape_of(1, {{.32f,.25f},{.51f,.07f},{.51f,.07f},{.51f,.50f},{.51f,.93f}}, {{.28f,.93f},{.50f,.93f},{.75f,.93f}}),
  // 2: with a corner; with a loop; flat and angular
  detail::shape_of(2, {{.20f,.28f},{.30f,.12f},{.52f,.07f},{.73f,.18f},{.73f,.38f},{.56f,.60f},{.35f,.78f},{.18f,.92f},{.18f,.92f},{.50f,.92f},{.84f,.90f}}),
  detail::shape_of(2, {{.22f,.26f},{.36f,.10f},{.60f,.09f},{.75f,.24f},{.70f,.46f},{.51f,.70f},{.31f,.90f},{.18f,.90f},{.17f,.78f},{.29f,.74f},{.47f,.84f},{.65f,.93f},{.87f,.85f}}),
  detail::shape_of(2, {{.20f,.18f},{.48f,.08f},{.74f,.14f},{.76f,.30f},{.52f,.58f},{.20f,.92f},{.20f,.92f},{.52f,.92f},{.83f,.94f}}),
  // 3: two bows; flat top; with a small loop in the middle
  detail::shape_of(3, {{.22f,.17f},{.46f,.06f},{.70f,.17f},{.67f,.37f},{.42f,.47f},{.42f,.47f},{.70f,.55f},{.78f,.75f},{.57f,.92f},{.31f,.92f},{.16f,.80f}}),
  detail::shape_of(3, {{.20f,.10f},{.48f,.10f},{.76f,.09f},{.76f,.09f},{.60f,.26f},{.45f,.42f},{.45f,.42f},{.70f,.50f},{.78f,.71f},{.59f,.92f},{.33f,.92f},{.18f,.82f}}),
  detail::shape_of(3, {{.23f,.20f},{.43f,.08f},{.68f,.16f},{.67f,.35f},{.48f,.47f},{.40f,.47f},{.46f,.43f},{.68f,.52f},{.77f,.71f},{.62f,.90f},{.38f,.94f},{.19f,.84f}}),
  // 4: open; closed; round
  detail::shape_of(4, {{.28f,.08f},{.23f,.34f},{.20f,.56f},{.20f,.56f},{.50f,.56f},{.85f,.53f}}, {{.68f,.14f},{.66f,.50f},{.62f,.94f}}),
  detail::shape_of(4, {{.62f,.06f},{.40f,.34f},{.16f,.63f},{.16f,.63f},{.50f,.64f},{.88f,.63f}}, {{.62f,.06f},{.62f,.50f},{.61f,.95f}}),
  detail::shape_of(4, {{.25f,.09f},{.20f,.36f},{.32f,.54f},{.55f,.51f},{.74f,.34f}}, {{.77f,.09f},{.73f,.50f},{.67f,.94f}}),
  // 5: in one go; with a hat of its own; like an s
  detail::shape_of(5, {{.78f,.09f},{.56f,.10f},{.34f,.10f},{.34f,.10f},{.28f,.43f},{.28f,.43f},{.52f,.38f},{.75f,.52f},{.75f,.76f},{.52f,.93f},{.20f,.86f}}),
  detail::shape_of(5, {{.32f,.11f},{.28f,.44f},{.28f,.44f},{.54f,.41f},{.75f,.57f},{.71f,.80f},{.46f,.94f},{.18f,.84f}}, {{.32f,.11f},{.58f,.11f},{.83f,.07f}}),
  detail::shape_of(5, {{.76f,.13f},{.52f,.08f},{.33f,.17f},{.30f,.37f},{.48f,.46f},{.69f,.57f},{.74f,.76f},{.54f,.92f},{.22f,.88f}}),
  // 6: round; steep; with a curl
  detail::shape_of(6, {{.66f,.07f},{.42f,.22f},{.26f,.48f},{.24f,.74f},{.40f,.93f},{.63f,.90f},{.75f,.72f},{.63f,.55f},{.42f,.56f},{.26f,.72f}}),
  detail::shape_of(6, {{.54f,.05f},{.35f,.36f},{.23f,.68f},{.34f,.91f},{.59f,.93f},{.74f,.77f},{.62f,.61f},{.41f,.62f},{.26f,.77f}}),
  detail::shape_of(6, {{.74f,.18f},{.60f,.07f},{.38f,.19f},{.24f,.48f},{.26f,.78f},{.46f,.94f},{.69f,.84f},{.71f,.62f},{.52f,.51f},{.32f,.60f},{.26f,.72f}}),
  // 7: plain; with a bar; with a serif
  detail::shape_of(7, {{.18f,.12f},{.50f,.11f},{.82f,.10f},{.82f,.10f},{.60f,.46f},{.43f,.94f}}),
  detail::shape_of(7, {{.18f,.11f},{.50f,.11f},{.81f,.10f},{.81f,.10f},{.61f,.48f},{.47f,.94f}}, {{.34f,.51f},{.54f,.50f},{.76f,.48f}}),
  detail::shape_of(7, {{.17f,.26f},{.20f,.10f},{.20f,.10f},{.50f,.11f},{.81f,.10f},{.81f,.10f},{.57f,.50f},{.46f,.94f}}),
  // 8: in one go; two rings; open at the top
  detail::shape_of(8, {{.71f,.20f},{.50f,.07f},{.29f,.20f},{.34f,.37f},{.52f,.48f},{.71f,.62f},{.73f,.81f},{.50f,.94f},{.27f,.81f},{.29f,.62f},{.48f,.48f},{.67f,.36f},{.71f,.20f}}),
  detail::shape_of(8, {{.50f,.07f},{.33f,.14f},{.30f,.29f},{.40f,.43f},{.56f,.45f},{.69f,.33f},{.67f,.14f},{.50f,.07f}},
                      {{.48f,.45f},{.27f,.56f},{.25f,.79f},{.42f,.93f},{.63f,.91f},{.76f,.74f},{.69f,.53f},{.48f,.45f}}),
  detail::shape_of(8, {{.80f,.10f},{.56f,.06f},{.31f,.18f},{.35f,.39f},{.60f,.54f},{.72f,.74f},{.54f,.93f},{.31f,.84f},{.34f,.63f},{.58f,.42f},{.77f,.22f}}),
  // 9: straight stem; curved tail; leaning
  detail::shape_of(9, {{.71f,.30f},{.60f,.10f},{.37f,.10f},{.25f,.30f},{.36f,.47f},{.57f,.46f},{.71f,.27f},{.71f,.27f},{.70f,.60f},{.67f,.94f}}),
  detail::shape_of(9, {{.74f,.28f},{.57f,.08f},{.33f,.13f},{.26f,.35f},{.43f,.49f},{.65f,.42f},{.75f,.25f},{.75f,.25f},{.74f,.58f},{.60f,.85f},{.30f,.92f}}),
  detail::shape_of(9, {{.70f,.17f},{.46f,.08f},{.27f,.23f},{.32f,.44f},{.53f,.45f},{.71f,.20f},{.71f,.20f},{.64f,.60f},{.50f,.95f}}),
});
// clang-format on

}  // namespace demo
}  // namespace etch::inline ETCH_TARGET
