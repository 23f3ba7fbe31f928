// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The columns of a CSV file: which names they have and which are meant by a name or number.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/quoted.hpp>
#include <etch/data/csv_read_options.hpp>
#include <etch/data/detail/csv_tokens.hpp>
#include <etch/data/error.hpp>

namespace etch::inline ETCH_TARGET {
namespace detail {

// The text of a field in an error.
inline std::string found_text(std::string_view text) { return text.empty() ? "nothing" : quoted(text, 40); }

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

inline bool is_missing(const csv_field& field) {
  const std::string_view text = trimmed(field.text);
  if (field.quoted || text.size() > 4 || text.empty() || (text[0] >= '0' && text[0] <= '9')) return text.empty();
  std::string upper;
  for (char c : text) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return upper == "NA" || upper == "N/A" || upper == "NAN" || upper == "NULL" || upper == "?";
}

inline bool contains(const std::vector<index>& columns, index column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

class csv_header {
 public:
  csv_header() = default;
  // Fields of the first record; without names there is only their number.
  csv_header(std::string path, const std::vector<csv_field>& fields, index width, bool named)
      : path_(std::move(path)), width_(width) {
    for (index k = 0; named && k < width; ++k) names_.emplace_back(trimmed(fields[k].text));
  }

  index width() const { return width_; }

  std::vector<index> positions_of(const csv_columns& columns) const {
    std::vector<index> result;
    for (const csv_column& column : columns) result.push_back(position_of(column));
    return result;
  }

  index position_of(const csv_column& column) const {
    if (const int* given = std::get_if<int>(&column)) {
      const auto all = static_cast<long long>(width_);
      const long long position = *given < 0 ? *given + all : *given;
      if (position < 0 || position >= all)
        throw data_error(path_ + ":1", std::string("column number ") + std::to_string(*given),
                         std::to_string(width_) + " columns");
      return static_cast<index>(position);
    }
    const auto& name = std::get<std::string>(column);
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      std::string all = names_.empty() ? "no header" : "";
      for (index n = 0; n < names_.size() && n < 20; ++n) (all += n == 0 ? "" : ", ") += quoted(names_[n], 40);
      throw data_error(path_ + ":1", std::string("a column named ") + quoted(name, 40), all);
    }
    if (std::find(found + 1, names_.end(), name) != names_.end())
      throw data_error(path_ + ":1", std::string("one column named ") + quoted(name, 40), "several");
    return static_cast<index>(found - names_.begin());
  }

  std::string name_of(index column) const {
    return names_.empty() ? std::to_string(column) : quoted(names_[column], 40);
  }
  std::vector<std::string> names_of(const std::vector<index>& columns) const {
    std::vector<std::string> result;
    for (index column : columns)
      if (column < names_.size()) result.push_back(names_[column]);
    return result;
  }

  void expect_width(const char* what, const std::vector<index>& columns, index wanted) const {
    if (columns.size() == wanted) return;
    std::string found = std::to_string(columns.size());
    for (index n = 0; n < columns.size() && n < 12; ++n) (found += n == 0 ? ": " : ", ") += name_of(columns[n]);
    throw data_error(path_ + ":1", std::to_string(wanted) + " " + what + " columns", found);
  }

 private:
  std::string path_;
  std::vector<std::string> names_;
  index width_ = 0;
};

}  // namespace detail
}  // namespace etch::inline ETCH_TARGET
