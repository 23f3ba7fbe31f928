// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A matrix as coloured cells with their numbers: what was true against what was predicted.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/svg.hpp>

namespace etch::inline ETCH_TARGET {

// counts[truth * names.size() + guess]
struct confusion_map {
  std::string title{};
  std::vector<std::string> names{};
  std::vector<index> counts{};
};

// The diagonal in one colour, mistakes in another; as strong as the square root of the share of their row, so that rare
// mistakes show too.
inline svg_drawing draw(const confusion_map& map) {
  constexpr double font = 11;
  const index classes = map.names.size();
  const double cell = std::clamp(440.0 / static_cast<double>(std::max<index>(classes, 1)), 5.0, 44.0);
  double names = 0;
  for (const std::string& name : map.names) names = std::max(names, detail::text_width(name, font));
  names = std::min(names, 140.0);
  const bool named = cell >= 11, upright = named && names <= cell - 2;
  const double left = 18 + (named ? names + 8 : 0), top = 54 + (!named ? 0 : upright ? 6 : names * 0.8);
  const double side = cell * static_cast<double>(classes), slanted = named && !upright ? names * 0.65 : 0;
  const double width = left + std::max(side + slanted, 160.0) + 4;
  detail::drawing out;
  out.label(0, 13, "title", map.title);
  out.label(left + side / 2, 34, "muted middle", "predicted");
  out.open("text", "muted middle")
      .text("transform", std::string("translate(11 ") + detail::coordinate(top + side / 2) + ") rotate(-90)");
  out.out += ">true</text>\n";

  for (index truth = 0; truth < classes; ++truth) {
    const double y = top + cell * static_cast<double>(truth), x = left + cell * static_cast<double>(truth);
    if (named) out.label(left - 7, y + cell / 2 + 4, "end", map.names[truth]);
    if (upright) {
      out.label(x + cell / 2, top - 8, "middle", map.names[truth]);
    } else if (named) {
      out.open("text").text("transform", std::string("translate(") + detail::coordinate(x + cell / 2 + 3) + " " +
                                             detail::coordinate(top - 6) + ") rotate(-50)");
      out.out += std::string(">") + escaped(map.names[truth]) + "</text>\n";
    }
    index row = 0;
    for (index guess = 0; guess < classes; ++guess) row += map.counts.at(truth * classes + guess);
    for (index guess = 0; guess < classes; ++guess) {
      const index count = map.counts[truth * classes + guess];
      const double share = row == 0 ? 0 : static_cast<double>(count) / static_cast<double>(row);
      const double at = left + cell * static_cast<double>(guess), strength = std::sqrt(share);
      out.open("rect", count == 0       ? "cell frame"
                       : truth == guess ? "cell f0"
                                        : "cell f1")
          .number("x", at)
          .number("y", y);
      out.number("width", cell).number("height", cell).number("fill-opacity", count == 0 ? 1 : 0.06 + 0.94 * strength);
      out.close_with_hint("rect", std::string("true ") + map.names[truth] + ", predicted " + map.names[guess] + ": " +
                                      std::to_string(count) + " of " + std::to_string(row));
      const std::string digits = std::to_string(count);
      const double size = std::min({13.0, cell * 0.42, 1.45 * (cell - 4) / static_cast<double>(digits.size())});
      if (count == 0 || size < 6) continue;
      out.open("text", strength > 0.6 ? "middle on" : "middle").number("x", at + cell / 2);
      out.number("y", y + cell / 2 + size * 0.36)
          .text("style", std::string("font-size:") + detail::coordinate(size) + "px;pointer-events:none");
      out.out += std::string(">") + digits + "</text>\n";
    }
  }
  return {width, top + side + 4, map.title, out.out};
}

}  // namespace etch::inline ETCH_TARGET
