// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The rows of a CSV file that stays on disk: numbers, and class names or numbers as targets.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/check.hpp>
#include <etch/data/csv_read_options.hpp>
#include <etch/data/detail/csv_header.hpp>
#include <etch/data/detail/csv_tokens.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// The rows of a CSV file. Opening it reads it once: columns are found, every field is looked at, classes and means are
// collected, and the position of every 1024th row is kept.
template <index In, class Kind, class T = float>
class CsvRows {
 public:
  using value_type = T;
  using target_type = target_row<Kind, T>;
  static constexpr index input_width = In, target_width = detail::row_width<target_type>;

  explicit CsvRows(const std::string& path, csv_read_options options = {})
      : options_(std::move(options)),
        file_(std::make_unique<detail::input_file>(path)),
        tokens_(*file_, options_.separator) {
    find_columns();
    scan();
  }

  index size() const { return rows_; }
  const std::vector<std::string>& classes() const { return options_.classes; }
  const std::vector<double>& means() const { return means_; }
  std::vector<std::string> input_names() const { return header_.names_of(inputs_); }
  std::vector<std::string> target_names() const { return header_.names_of(targets_); }

  void read(index first, index count, std::array<T, In>* inputs, target_type* targets) {
    if (count == 0) return;
    if (first != position_) {
      const mark& start = marks_[first / stride];
      tokens_.seek(start.offset, start.line);
      for (index skipped = first / stride * stride; skipped < first; ++skipped) tokens_.next(fields_);
    }
    position_ = nowhere;
    for (index n = 0; n < count; ++n) {
      if (tokens_.next(fields_) != header_.width())
        tokens_.fail(tokens_.line(), 1, "the file as it was when it was opened", "a changed one");
      for (index k = 0; k < In; ++k) {
        const detail::csv_field& field = fields_[inputs_[k]];
        inputs[n][k] = detail::is_missing(field) ? static_cast<T>(fill_[k]) : static_cast<T>(number(field));
      }
      if constexpr (std::is_same_v<target_type, Label>)
        targets[n] = label(fields_[targets_[0]]);
      else
        for (index k = 0; k < target_width; ++k) targets[n][k] = static_cast<T>(number(fields_[targets_[k]]));
    }
    position_ = first + count;
  }

 private:
  static constexpr index stride = 1024, nowhere = static_cast<index>(-1);
  struct mark {
    std::uint64_t offset, line;
  };

  void find_columns() {
    const index width = tokens_.next(fields_);
    if (width == 0) throw data_error(file_->path(), "rows of data", "an empty file");
    header_ = detail::csv_header(file_->path(), fields_, width, options_.header);
    if (!options_.header) tokens_.seek(0, 1);

    targets_ = header_.positions_of(options_.target);
    for (index k = std::min(target_width, width); options_.target.empty() && k > 0; --k) targets_.push_back(width - k);
    const std::vector<index> ignored = header_.positions_of(options_.ignore);
    inputs_ = header_.positions_of(options_.inputs);
    for (index k = 0; options_.inputs.empty() && k < width; ++k)
      if (!detail::contains(targets_, k) && !detail::contains(ignored, k)) inputs_.push_back(k);
    header_.expect_width("target", targets_, target_width);
    header_.expect_width("input", inputs_, In);
    if (options_.missing == Missing::constant && options_.fill.size() != 1 && options_.fill.size() != In)
      throw data_error("read_csv, .fill", std::string("1 or ") + std::to_string(In) + " numbers",
                       std::to_string(options_.fill.size()));
  }

  void scan() {
    constexpr bool labels = std::is_same_v<target_type, Label>;
    const bool collect = labels && options_.classes.empty();
    bool all_numbers = true;
    std::vector<std::string> texts;
    std::vector<double> sums(In), counts(In);
    for (;; ++rows_) {
      const mark here{tokens_.offset(), tokens_.line()};
      const index count = tokens_.next(fields_);
      if (count == 0) break;
      if (rows_ % stride == 0) marks_.push_back(here);
      if (count != header_.width())
        tokens_.fail(fields_[0].line, 1, std::to_string(header_.width()) + " fields, as in the first line",
                     std::to_string(count));
      for (index k = 0; k < In; ++k) {
        const detail::csv_field& field = fields_[inputs_[k]];
        if (!detail::is_missing(field)) {
          sums[k] += number(field);
          counts[k] += 1;
        } else if (options_.missing == Missing::refuse) {
          fail_missing(field);
        }
      }
      for (index k = 0; k < target_width; ++k) {
        const detail::csv_field& field = fields_[targets_[k]];
        if (detail::is_missing(field)) fail_missing(field);
        if (!labels) {
          number(field);
        } else if (collect) {
          const std::string text(detail::trimmed(field.text));
          all_numbers = all_numbers && is_label(text);
          const auto place = std::lower_bound(texts.begin(), texts.end(), text);
          if (!all_numbers && texts.size() > 100000)
            tokens_.fail(field.line, field.column, "at most 100000 classes", "more: is this the right column?");
          if (place == texts.end() || *place != text) texts.insert(place, text);
        } else {
          label(field);
        }
      }
    }
    if (rows_ == 0) throw data_error(file_->path(), "rows of data", "only a header");
    if (collect && !all_numbers) options_.classes = std::move(texts);
    for (index k = 0; k < In; ++k) {
      means_.push_back(counts[k] == 0 ? 0 : sums[k] / counts[k]);
      if (counts[k] == 0 && options_.missing == Missing::mean)
        throw data_error(file_->path() + ", column " + header_.name_of(inputs_[k]), "a number to take the mean of",
                         "none");
    }
    fill_ = options_.missing == Missing::constant ? options_.fill : means_;
    if (fill_.size() != In) fill_.assign(In, fill_[0]);
  }

  [[noreturn]] void fail_missing(const detail::csv_field& field) const {
    fail_field(field,
               detail::contains(targets_, place_of(field)) ? "a target" : "a number (.missing says what else to do)",
               detail::found_text(field.text));
  }

  index place_of(const detail::csv_field& field) const { return static_cast<index>(&field - fields_.data()); }

  [[noreturn]] void fail_field(const detail::csv_field& field, std::string expected, std::string found) const {
    throw data_error(tokens_.place(field.line, field.column) + ": column " + header_.name_of(place_of(field)),
                     std::move(expected), std::move(found));
  }

  double number(const detail::csv_field& field) const {
    std::string_view text = detail::trimmed(field.text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || stop != text.data() + text.size())
      fail_field(field, "a number", detail::found_text(field.text));
    if (error != std::errc{} || !detail::is_finite(static_cast<T>(value)))
      fail_field(field, "a number in the range of the scalar type", detail::found_text(field.text));
    return value;
  }

  static bool is_label(std::string_view text) {
    Label value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && stop == text.data() + text.size();
  }

  Label label(const detail::csv_field& field) const {
    const std::string_view text = detail::trimmed(field.text);
    if (options_.classes.empty()) {
      Label value = 0;
      if (!is_label(text)) fail_field(field, "a class number", detail::found_text(field.text));
      std::from_chars(text.data(), text.data() + text.size(), value);
      return value;
    }
    const auto found = std::find(options_.classes.begin(), options_.classes.end(), text);
    if (found == options_.classes.end()) {
      std::string all;
      for (index n = 0; n < options_.classes.size() && n < 12; ++n) (all += n == 0 ? "" : ", ") += options_.classes[n];
      fail_field(field, std::string("one of the classes ") + all, detail::found_text(field.text));
    }
    return static_cast<Label>(found - options_.classes.begin());
  }

  csv_read_options options_;
  std::unique_ptr<detail::input_file> file_;  // the tokens point to it, so it must not move
  detail::csv_tokens tokens_;
  detail::csv_header header_;
  std::vector<detail::csv_field> fields_;
  std::vector<index> inputs_, targets_;
  std::vector<mark> marks_;
  std::vector<double> means_, fill_;
  index rows_ = 0, position_ = nowhere;
};

}  // namespace etch::inline ETCH_TARGET
