// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A table that grows by a row per epoch: comma-separated values with one header line.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/io/error.hpp>
#include <etch/io/file.hpp>

namespace etch::inline ETCH_TARGET {

struct csv_options {
  char separator = ',';
  bool append = false;  // go on after the rows of an earlier run, whose header must be the same
};

// Every row is on disk when `row` returns, so a killed run loses none.
class csv_log {
 public:
  csv_log(const file_path& path, std::span<const std::string> columns, csv_options options = {})
      : path_(path.text()), separator_(options.separator), columns_(columns.size()) {
    std::string header;
    for (const std::string& column : columns) {
      if (&column != columns.data()) header += separator_;
      header += field(column);
    }
    const index kept = options.append ? whole_lines(header) : 0;
    file_.reset(std::fopen(path.c_str(), kept != 0 ? "r+b" : "wb"));
    if (!file_) throw save_error(path_, detail::reason(errno));
    if (kept == 0) {
      put(header);
    } else if (::ftruncate(::fileno(file_.get()), static_cast<off_t>(kept)) != 0 ||
               std::fseek(file_.get(), 0, SEEK_END) != 0) {
      throw save_error(path_, detail::reason(errno));
    }
  }

  // One value per column, written so that reading gives the same double; NaN as `nan`.
  void row(std::span<const double> values) {
    if (values.size() != columns_)
      throw save_error(path_, std::string("expected ") + std::to_string(columns_) + " values in a row, found " +
                                  std::to_string(values.size()));
    std::string line;
    for (const double& value : values) {
      if (&value != values.data()) line += separator_;
      char digits[32];
      const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
      line.append(std::isnan(value) ? "nan" : std::string_view(digits, static_cast<index>(end - digits)));
    }
    put(line);
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  // In quotes when it has to be, quotes doubled.
  std::string field(std::string_view text) const {
    if (text.find(separator_) == text.npos && text.find_first_of("\"\r\n") == text.npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
  }

  // The length of the file up to its last line end: a run that was killed may have left half a row. 0 if there is none.
  index whole_lines(const std::string& header) const {
    const std::unique_ptr<std::FILE, closer> old(std::fopen(path_.c_str(), "rb"));
    if (!old) return 0;
    std::string text;
    for (int c; (c = std::fgetc(old.get())) != EOF;) text += static_cast<char>(c);
    const index end = text.rfind('\n') + 1;
    if (end == 0) return 0;
    if (!text.starts_with(header + '\n'))
      throw save_error(path_, std::string("expected the header ") + quoted(header) + " to append to, found " +
                                  quoted(text.substr(0, text.find('\n'))));
    return end;
  }

  void put(const std::string& line) {
    if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size() || std::fputc('\n', file_.get()) == EOF ||
        std::fflush(file_.get()) != 0)
      throw save_error(path_, detail::reason(errno));
  }

  std::string path_;
  char separator_;
  index columns_;
  std::unique_ptr<std::FILE, closer> file_;
};

}  // namespace etch::inline ETCH_TARGET
