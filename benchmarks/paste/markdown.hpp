// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Tables in Markdown, and numbers as the docs write them.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace lab {

// The first column is text, the others are numbers.
struct markdown_table {
  std::vector<std::string> titles{};
  std::vector<std::vector<std::string>> rows{};

  std::string text() const {
    const auto line = [](const std::vector<std::string>& cells) {
      std::string result = "|";
      for (const std::string& cell : cells) result += std::string(" ").append(cell).append(cell.empty() ? "|" : " |");
      return result + '\n';
    };
    std::string result = line(titles) + "|---";
    for (std::size_t c = 1; c < titles.size(); ++c) result += "|--:";
    result += "|\n";
    for (const auto& row : rows) result += line(row);
    return result;
  }
};

// Three digits.
inline std::string digits(double value, const char* unit) {
  const int after = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  char text[48];
  std::snprintf(text, sizeof(text), "%.*f %s", after, value, unit);
  return text;
}

inline std::string time_in_words(double ns) {
  return ns < 999.5 ? digits(ns, "ns") : ns < 999.5e3 ? digits(ns / 1e3, "µs") : digits(ns / 1e6, "ms");
}

inline std::string fixed(double value, int after, const char* unit = "") {
  char text[48];
  std::snprintf(text, sizeof(text), "%.*f%s", after, value, unit);
  return text;
}

}  // namespace lab
