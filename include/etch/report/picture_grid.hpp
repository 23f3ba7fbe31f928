// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Many small pictures with their captions, in rows.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/picture.hpp>
#include <etch/report/png.hpp>
#include <etch/report/svg.hpp>

namespace etch::inline ETCH_TARGET {

struct picture_grid {
  std::string title{};
  std::vector<picture> pictures{};
  pixel_colours colours = pixel_colours::ink;
  index columns = 8;
};

inline svg_drawing draw(const picture_grid& grid) {
  constexpr double side = 92, gap = 12, caption = 20, font = 11;
  bool captions = false;
  for (const picture& image : grid.pictures) captions = captions || !image.caption.empty();
  const double pitch = side + gap + (captions ? caption - 4 : 0), top = grid.title.empty() ? 0 : 26;
  detail::drawing out;
  if (!grid.title.empty()) out.label(0, 13, "title", grid.title);
  for (index i = 0; i < grid.pictures.size(); ++i) {
    const picture& image = grid.pictures[i];
    const double x = static_cast<double>(i % grid.columns) * (side + gap);
    const double y = top + static_cast<double>(i / grid.columns) * pitch;
    out.open("rect", "frame")
        .number("x", x)
        .number("y", y)
        .number("width", side)
        .number("height", side)
        .number("rx", 3);
    out.close();
    out.open("image", grid.colours == pixel_colours::ink ? "ink" : "pixels").number("x", x + 4).number("y", y + 4);
    out.number("width", side - 8).number("height", side - 8).text("href", png_uri(image, grid.colours)).close();
    if (!captions) continue;
    const double fits = font * (side + gap - 4) / std::max(detail::text_width(image.caption, font), 1.0);
    out.open("text", image.good ? "muted middle" : "bad middle").number("x", x + side / 2).number("y", y + side + 14);
    out.text("style", std::string("font-size:") + detail::coordinate(std::min(font, fits)) + "px");
    out.out += std::string(">") + escaped(image.caption) + "</text>\n";
  }
  const index rows = (grid.pictures.size() + grid.columns - 1) / grid.columns;
  return {static_cast<double>(grid.columns) * (side + gap) - gap, top + static_cast<double>(rows) * pitch, grid.title,
          out.out};
}

namespace detail {

// In a page the pictures flow, as many to a row as there is room for.
inline std::string flowing(const picture_grid& grid) {
  drawing out;
  out.out = "<div class=\"pictures\">\n";
  for (const picture& image : grid.pictures) {
    out.out += image.good ? "<figure>" : "<figure class=\"wrong\">";
    out.open("img", grid.colours == pixel_colours::ink ? "ink" : "pixels").text("alt", image.caption);
    out.text("src", png_uri(image, grid.colours));
    out.out += ">";
    if (!image.caption.empty()) out.out += std::string("<figcaption>") + escaped(image.caption) + "</figcaption>";
    out.out += "</figure>\n";
  }
  return out.out + "</div>\n";
}

}  // namespace detail

}  // namespace etch::inline ETCH_TARGET
