// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What every drawing needs: escaped text, short numbers, elements, and the colours of light and dark pages.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// The length of the UTF-8 sequence at `at`, 0 if there is none that XML takes.
inline index utf8_length(std::string_view text, index at) {
  const auto byte = [&](index i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return lead >= 0x20 || lead == '\n' || lead == '\t' ? 1 : 0;
  const index length = lead >= 0xc2 && lead < 0xe0   ? 2
                       : lead >= 0xe0 && lead < 0xf0 ? 3
                       : lead >= 0xf0 && lead < 0xf5 ? 4
                                                     : 0;
  unsigned code = length == 2 ? lead & 0x1fu : length == 3 ? lead & 0x0fu : lead & 0x07u;
  for (index i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0u) != 0x80u) return 0;
    code = (code << 6) | (byte(at + i) & 0x3fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool refused = (code >= 0xd800 && code < 0xe000) || code > 0x10ffff || code == 0xfffe || code == 0xffff;
  return overlong || refused ? 0 : length;
}

}  // namespace detail

// Text as it may stand anywhere in HTML and XML, attributes included; what is not UTF-8 becomes U+FFFD.
inline std::string escaped(std::string_view text) {
  std::string out;
  for (index at = 0; at < text.size();) {
    const index length = detail::utf8_length(text, at);
    switch (const char c = text[at]; c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: length == 0 ? out += "\ufffd" : out += text.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  return out;
}

namespace detail {

// A coordinate: two decimals at most, none where they are zero.
inline std::string coordinate(double value) {
  char text[48];
  std::snprintf(text, sizeof(text), "%.2f", std::isfinite(value) ? value : 0.0);
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

// Six significant digits at most, for labels and hints.
inline std::string short_number(double value) {
  char text[48];
  std::snprintf(text, sizeof(text), "%.6g", value);
  return text;
}

// A start tag's attributes, then its end: element("line", {...}) gives <line .../>.
struct drawing {
  std::string out{};

  drawing& open(std::string_view name, std::string_view kind = {}) {
    out.append("<").append(name);
    if (!kind.empty()) text("class", kind);
    return *this;
  }
  drawing& number(std::string_view name, double value) {
    out.append(" ").append(name).append("=\"").append(coordinate(value)).append("\"");
    return *this;
  }
  drawing& text(std::string_view name, std::string_view value) {
    out.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
    return *this;
  }
  void close() { out += "/>\n"; }
  // <title> is what a browser shows when the mouse rests on the element.
  void close_with_hint(std::string_view name, std::string_view hint) {
    out.append("><title>").append(escaped(hint)).append("</title></").append(name).append(">\n");
  }
  void label(double x, double y, std::string_view kind, std::string_view words) {
    open("text", kind).number("x", x).number("y", y);
    out.append(">").append(escaped(words)).append("</text>\n");
  }
};

// A guess at the width of text, on the wide side: fonts differ.
inline double text_width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xc0u) != 0x80u)
      width += size * (c == 'm' || c == 'w' || c == 'M' || c == 'W' ? 0.95 : 0.63);
  return width;
}

struct page_colour {
  std::string_view name, light, dark;
};

inline constexpr page_colour page_colours[] = {
    {"page", "#ffffff", "#14171b"},  {"card", "#f6f7f9", "#1c2026"}, {"text", "#1b1f24", "#e7eaee"},
    {"muted", "#5d6673", "#9aa4b2"}, {"grid", "#e4e7ec", "#2b3038"}, {"axis", "#aab2bd", "#566070"},
    {"bad", "#c8371b", "#ff7a5c"},   {"c0", "#2563eb", "#72a2ff"},   {"c1", "#e2572b", "#ff8c66"},
    {"c2", "#0f9277", "#45cbab"},    {"c3", "#9a4fc7", "#c99cf4"},   {"c4", "#b97f00", "#e3b64a"},
    {"c5", "#64748b", "#9fabbb"},
};

inline std::string colours_by_scheme() {
  std::string light = ":root{color-scheme:light;",
              dark = "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;";
  for (const page_colour& colour : page_colours) {
    light.append("--").append(colour.name).append(":").append(colour.light).append(";");
    dark.append("--").append(colour.name).append(":").append(colour.dark).append(";");
  }
  return light + "}" + dark + "}}";
}

// property:#light;property:var(--name) since programs that draw SVG files seldom know variables.
inline std::string coloured(std::string_view property, std::string_view name) {
  std::string out;
  for (const page_colour& colour : page_colours)
    if (colour.name == name) out.append(property).append(":").append(colour.light).append(";");
  return out.append(property).append(":var(--").append(name).append(");");
}

inline std::string chart_style() {
  std::string out =
      ".etch-chart{display:block;width:100%;height:auto;font-family:system-ui,-apple-system,'Segoe UI',Roboto,"
      "'DejaVu Sans',sans-serif;font-size:11px;" +
      coloured("fill", "text") + "}.etch-chart text{font-variant-numeric:tabular-nums}";
  const auto rule = [&](std::string_view name, const std::string& what) {
    out.append(".etch-chart .").append(name).append("{").append(what).append("}");
  };
  rule("title", "font-size:13px;font-weight:600");
  rule("muted", coloured("fill", "muted"));
  rule("middle", "text-anchor:middle");
  rule("end", "text-anchor:end");
  rule("grid", coloured("stroke", "grid"));
  rule("axis", coloured("stroke", "axis"));
  rule("marker", coloured("stroke", "muted") + "stroke-dasharray:3 3");
  rule("curve", "fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round");
  rule("dashed", "stroke-dasharray:6 4");
  rule("cell", coloured("stroke", "page"));
  rule("on", coloured("fill", "page") + "font-weight:600");
  rule("page", coloured("fill", "page"));
  rule("frame", coloured("fill", "card"));
  rule("bad", coloured("fill", "bad"));
  for (char number = '0'; number < '6'; ++number) {
    rule(std::string{'s', number}, coloured("stroke", std::string{'c', number}));
    rule(std::string{'f', number}, coloured("fill", std::string{'c', number}));
  }
  return out +
         ".ink,.pixels{image-rendering:pixelated}@media screen and (prefers-color-scheme:dark){.ink{filter:invert(1)}}";
}

constexpr index series_colours = 6;

}  // namespace detail

// A drawing of width x height, to stand in an HTML page that has the chart style.
struct svg_drawing {
  double width = 0, height = 0;
  std::string description{};
  std::string body{};

  std::string inlined() const {
    detail::drawing svg;
    svg.open("svg", "etch-chart")
        .text("viewBox", std::string("0 0 ") + detail::coordinate(width) + " " + detail::coordinate(height));
    svg.text("role", "img").text("aria-label", description);
    return svg.out + ">\n" + body + "</svg>\n";
  }

  // The same as a file of its own.
  std::string standalone() const {
    detail::drawing svg;
    constexpr double margin = 12;
    const double wide = width + 2 * margin, high = height + 2 * margin;
    svg.open("svg", "etch-chart").text("xmlns", "http://www.w3.org/2000/svg");
    svg.text("viewBox", std::string("-12 -12 ") + detail::coordinate(wide) + " " + detail::coordinate(high));
    svg.number("width", wide).number("height", high).text("role", "img").text("aria-label", description);
    svg.out += std::string(">\n<style>") + detail::colours_by_scheme() + detail::chart_style() + "</style>\n";
    svg.open("rect", "page").number("x", -margin).number("y", -margin).number("width", wide).number("height", high);
    svg.close();
    return svg.out + body + "</svg>\n";
  }
};

}  // namespace etch::inline ETCH_TARGET
