// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Pictures on a terminal: two rows of pixels to a line of half blocks, or shades of ASCII.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/picture.hpp>
#include <etch/report/table.hpp>
#include <etch/report/terminal.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// Grey 232 (almost black) to 255 (almost white) of the 256-colour palette.
inline std::string grey_code(float value) {
  return std::to_string(232 + static_cast<int>(std::clamp(value, 0.0f, 1.0f) * 23.0f + 0.5f));
}

inline std::string art_line(const picture& image, index row, const terminal& place) {
  std::string line, last;
  for (index c = 0; c < image.width; ++c) {
    const float upper = image.at(row, c), lower = image.at(row + 1, c);
    if (place.colour && place.unicode) {
      const std::string code = std::string("\x1b[38;5;") + grey_code(upper) + ";48;5;" + grey_code(lower) + "m";
      if (code != last) line += code;
      line += "\u2580";
      last = code;
    } else if (place.unicode) {
      constexpr std::string_view blocks[] = {" ", "\u2584", "\u2580", "\u2588"};
      line += blocks[(upper > 0.4f ? 2 : 0) + (lower > 0.4f ? 1 : 0)];
    } else {
      constexpr std::string_view shades = " .:-=+*#%@";
      const float mean = std::clamp((upper + lower) / 2, 0.0f, 1.0f);
      line += shades[static_cast<index>(mean * 9.0f + 0.5f)];
    }
  }
  return line + (place.colour && place.unicode ? "\x1b[0m" : "");
}

}  // namespace detail

// Pictures side by side, as many as fit, each above its caption.
inline std::string text_art(std::span<const picture> pictures, const terminal& place, index columns = 80) {
  constexpr index gap = 2;
  std::string out;
  for (index first = 0; first < pictures.size();) {
    index last = first, used = 0, height = 0;
    const auto width = [&](index i) {
      return std::max(pictures[i].width, detail::columns_of_text(pictures[i].caption));
    };
    while (last < pictures.size() && (last == first || used + gap + width(last) <= columns)) {
      used += (last == first ? 0 : gap) + width(last);
      height = std::max(height, pictures[last].height);
      ++last;
    }
    const auto put_line = [&](auto piece) {
      std::string line;
      index wanted = 0, reached = 0;
      for (index i = first; i < last; ++i) {
        const auto [text, taken] = piece(pictures[i]);
        line.append(wanted - reached, ' ').append(text);
        reached = wanted + taken;
        wanted += width(i) + gap;
      }
      out += line + '\n';
    };
    for (index row = 0; row < height; row += 2)
      put_line([&](const picture& image) {
        if (row >= image.height) return std::pair(std::string(), index{0});
        return std::pair(detail::art_line(image, row, place), image.width);
      });
    put_line([&](const picture& image) {
      const bool loud = place.colour && !image.good;
      return std::pair(std::string(loud ? "\x1b[31m" : "") + image.caption + (loud ? "\x1b[0m" : ""),
                       detail::columns_of_text(image.caption));
    });
    first = last;
    if (first < pictures.size()) out += '\n';
  }
  return out;
}

}  // namespace etch::inline ETCH_TARGET
