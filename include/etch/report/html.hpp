// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The report of a training run: one HTML page that needs nothing else, on screen, in the dark and on paper.
#pragma once

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <etch/report/bar_chart.hpp>
#include <etch/report/heat_map.hpp>
#include <etch/report/line_chart.hpp>
#include <etch/report/page_style.hpp>
#include <etch/report/picture_grid.hpp>
#include <etch/report/svg.hpp>
#include <etch/report/table.hpp>

namespace etch::inline ETCH_TARGET {

struct report_fact {
  std::string name{};
  std::string value{};
};

// Whatever is empty is left out.
struct report_page {
  std::string title{};
  std::string subtitle{};
  std::vector<report_fact> headlines{};  // a few numbers to remember
  std::vector<line_chart> curves{};
  std::vector<bar_chart> bars{};
  text_table metrics{};
  confusion_map confusion{};
  std::vector<picture> mistakes{};  // the worst ones, values from 0 to 1
  std::vector<picture> weights{};   // of the first layer, of either sign
  std::string summary{};            // of the network, as text
  std::string plan{};               // of its execution, as text
  std::vector<report_fact> settings{};
  std::string footer{};
};

namespace detail {

inline std::string html_table(const text_table& table) {
  std::string out = "<div class=\"scroll\"><table>\n<thead><tr>";
  const auto cell = [&](const char* kind, index c, std::string_view text) {
    out.append("<").append(kind).append(table.columns[c].side == align::right ? " class=\"number\">" : ">");
    out.append(escaped(text)).append("</").append(kind).append(">");
  };
  const auto row = [&](const std::vector<std::string>& texts) {
    out += "<tr>";
    for (index c = 0; c < table.columns.size(); ++c) cell("td", c, c < texts.size() ? texts[c] : std::string());
    out += "</tr>\n";
  };
  for (index c = 0; c < table.columns.size(); ++c) cell("th", c, table.columns[c].title);
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& texts : table.rows) row(texts);
  out += "</tbody>\n";
  if (!table.footer.empty()) {
    out += "<tfoot>";
    row(table.footer);
    out += "</tfoot>\n";
  }
  return out + "</table></div>\n";
}

inline std::string html_facts(std::string_view kind, const std::vector<report_fact>& facts) {
  std::string out = std::string("<dl class=\"") + std::string(kind) + "\">\n";
  for (const report_fact& fact : facts)
    out += std::string("<div><dt>") + escaped(fact.name) + "</dt><dd>" + escaped(fact.value) + "</dd></div>\n";
  return out + "</dl>\n";
}

}  // namespace detail

inline std::string to_html(const report_page& page) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
      escaped(page.title) + "</title>\n<style>" + detail::colours_by_scheme() + detail::chart_style();
  out.append(detail::page_style).append("</style>\n</head>\n<body>\n<main>\n<header><h1>").append(escaped(page.title));
  out += "</h1>\n";
  if (!page.subtitle.empty()) out += std::string("<p>") + escaped(page.subtitle) + "</p>\n";
  out += "</header>\n";
  if (!page.headlines.empty()) out += detail::html_facts("headlines", page.headlines);

  const auto section = [&](const char* title, const std::string& content, const char* kind = "") {
    out.append("<section class=\"").append(kind).append("\">\n<h2>").append(title).append("</h2>\n");
    out += content + "</section>\n";
  };
  const auto note = [](const char* text) { return std::string("<p class=\"note\">") + std::string(text) + "</p>\n"; };
  if (!page.curves.empty()) {
    std::string charts = "<div class=\"charts\">\n";
    for (const line_chart& chart : page.curves) charts += draw(chart).inlined();
    section("Training", charts + "</div>\n");
  }
  if (!page.bars.empty()) {
    std::string charts = "<div class=\"charts\">\n";
    for (const bar_chart& chart : page.bars) charts += draw(chart).inlined();
    section("Layers", charts + "</div>\n");
  }
  const bool two = !page.metrics.rows.empty() && !page.confusion.names.empty();
  if (two) out += "<div class=\"pair\">\n";
  if (!page.metrics.rows.empty()) section("Metrics", detail::html_table(page.metrics));
  if (!page.confusion.names.empty()) section("Confusion", draw(page.confusion).inlined(), "confusion");
  if (two) out += "</div>\n";
  if (!page.mistakes.empty()) section("Worst mistakes", detail::flowing({{}, page.mistakes, pixel_colours::ink}));
  if (!page.weights.empty())
    section("First-layer weights",
            note("One picture per neuron: blue where it likes ink, red where it does not.") +
                detail::flowing({{}, page.weights, pixel_colours::diverging}),
            "weights");
  if (!page.summary.empty()) section("Network", std::string("<pre>") + escaped(page.summary) + "</pre>\n");
  if (!page.plan.empty()) section("Plan", std::string("<pre>") + escaped(page.plan) + "</pre>\n");
  if (!page.settings.empty()) section("Settings", detail::html_facts("settings", page.settings));
  if (!page.footer.empty()) out += std::string("<footer>") + escaped(page.footer) + "</footer>\n";
  return out + "</main>\n</body>\n</html>\n";
}

// Writes a page, or a drawing of its own; an error names the file and the reason.
inline void write_text(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool good = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int failed = errno;
  if (file != nullptr && std::fclose(file) != 0) good = false;
  if (!good) throw std::runtime_error(std::string("save '") + path + "': " + std::generic_category().message(failed));
}

}  // namespace etch::inline ETCH_TARGET
