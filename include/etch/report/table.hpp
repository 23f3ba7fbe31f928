// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Tables in monospaced text: aligned columns, ruled in Unicode or ASCII; and numbers as people read them.
#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

enum class align { left, right };

struct table_column {
  std::string title{};
  align side = align::left;
};

// Rows are as long as `columns`; what a row lacks is left empty.
struct text_table {
  std::vector<table_column> columns{};
  std::vector<std::vector<std::string>> rows{};
  std::vector<std::string> footer{};  // a last row, below a rule; none when empty
};

// 101770 -> 101,770
inline std::string grouped(index number) {
  const std::string digits = std::to_string(number);
  std::string text;
  for (index at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) text += ',';
    text += digits[at];
  }
  return text;
}

namespace detail {

inline std::string scaled(double number, double step, const std::vector<std::string_view>& units) {
  index unit = 0;
  while (number >= step && unit + 1 < units.size()) {
    number /= step;
    ++unit;
  }
  char text[48];
  std::snprintf(text, sizeof(text), unit == 0 ? "%.0f" : number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
  return text + std::string(units[unit]);
}

// Columns that UTF-8 takes on a terminal; every code point of ours is one wide.
inline index columns_of_text(std::string_view text) {
  return static_cast<index>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; }));
}

inline std::string repeated(std::string_view piece, index times) {
  std::string text;
  for (index i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace detail

// 407080 -> 397.5 KB, in steps of 1024.
inline std::string bytes_text(index bytes) {
  return detail::scaled(static_cast<double>(bytes), 1024, {" B", " KB", " MB", " GB", " TB"});
}

// 203264 -> 203 K, in steps of 1000.
inline std::string count_text(index count) {
  return detail::scaled(static_cast<double>(count), 1000, {"", " K", " M", " G", " T"});
}

inline std::string to_text(const text_table& table, bool unicode = true) {
  const index count = table.columns.size();
  const auto cell = [&](const std::vector<std::string>& row, index c) {
    return c < row.size() ? std::string_view(row[c]) : std::string_view();
  };
  std::vector<index> widths{};
  for (index c = 0; c < count; ++c) {
    index width =
        std::max(detail::columns_of_text(table.columns[c].title), detail::columns_of_text(cell(table.footer, c)));
    for (const auto& row : table.rows) width = std::max(width, detail::columns_of_text(cell(row, c)));
    widths.push_back(width);
  }
  std::string out{};
  const auto put_row = [&](const std::vector<std::string>& row) {
    std::string line;
    for (index c = 0; c < count; ++c) {
      const std::string_view text = cell(row, c);
      const std::string blank(widths[c] - detail::columns_of_text(text), ' ');
      if (c != 0) line += "  ";
      if (table.columns[c].side == align::right) line += blank;
      line += text;
      if (table.columns[c].side == align::left) line += blank;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  index total = 2 * (std::max<index>(count, 1) - 1);
  for (const index width : widths) total += width;
  const auto rule = [&](std::string_view unicode_piece, std::string_view ascii_piece) {
    out += detail::repeated(unicode ? unicode_piece : ascii_piece, total) + '\n';
  };

  std::vector<std::string> titles{};
  for (const table_column& column : table.columns) titles.push_back(column.title);
  rule("\u2501", "=");
  put_row(titles);
  rule("\u2500", "-");
  for (const auto& row : table.rows) put_row(row);
  rule("\u2501", "=");
  if (!table.footer.empty()) put_row(table.footer);
  return out;
}

}  // namespace etch::inline ETCH_TARGET
