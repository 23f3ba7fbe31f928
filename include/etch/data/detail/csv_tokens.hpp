// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Cuts a CSV file into records and fields as RFC 4180 says, and knows line and column of each field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/detail/input_file.hpp>

namespace etch::inline ETCH_TARGET {
namespace detail {

struct csv_field {
  std::string text;
  std::uint64_t line = 1, column = 1;  // of its first character, counted from 1
  bool quoted = false;
};

// Lines end with LF, CR LF or CR; a byte order mark is skipped. Beyond the standard: the separator is a choice.
class csv_tokens {
 public:
  csv_tokens(input_file& file, char separator) : file_(&file), separator_(separator) { seek(0, 1); }

  void seek(std::uint64_t offset, std::uint64_t line) {
    buffer_.resize(index{1} << 16);
    used_ = size_ = 0;
    offset_ = offset;
    line_ = line;
    column_ = 1;
    if (offset == 0 && peek() == 0xEF) {
      char mark[3];
      if (file_->read_some(0, mark, 3) == 3 && std::string_view(mark, 3) == "\xEF\xBB\xBF") used_ = 3;
    }
  }

  std::uint64_t offset() const { return offset_ - size_ + used_; }
  std::uint64_t line() const { return line_; }

  // The next record into `fields`, whose strings are used again; how many fields it has, or 0 at the end of the file.
  // Empty lines are skipped.
  index next(std::vector<csv_field>& fields) {
    while (peek() == '\r' || peek() == '\n') end_of_line();
    if (peek() == end) return 0;
    for (index count = 0;;) {
      if (fields.size() == count) fields.emplace_back();
      read_field(fields[count++]);
      if (peek() == end) return count;
      if (peek() != static_cast<unsigned char>(separator_)) {
        end_of_line();
        return count;
      }
      take();
    }
  }

  // file:line:column, as compilers write it.
  std::string place(std::uint64_t line, std::uint64_t column) const {
    return file_->path() + ":" + std::to_string(line) + ":" + std::to_string(column);
  }

  [[noreturn]] void fail(std::uint64_t line, std::uint64_t column, std::string expected, std::string found) const {
    throw data_error(place(line, column), std::move(expected), std::move(found));
  }

 private:
  static constexpr int end = -1;

  int peek() {
    if (used_ == size_) {
      used_ = 0;
      size_ = file_->read_some(offset_, buffer_.data(), buffer_.size());
      offset_ += size_;
      if (size_ == 0) return end;
    }
    return static_cast<unsigned char>(buffer_[used_]);
  }

  char take() {
    ++column_;
    return buffer_[used_++];
  }

  void end_of_line() {
    if (take() == '\r' && peek() == '\n') take();
    ++line_;
    column_ = 1;
  }

  void read_field(csv_field& field) {
    field.text.clear();
    field.line = line_;
    field.column = column_;
    field.quoted = peek() == '"';
    field.quoted ? read_quoted(field) : read_plain(field);
  }

  void read_plain(csv_field& field) {
    for (int c = peek(); c != end && c != static_cast<unsigned char>(separator_) && c != '\r' && c != '\n';
         c = peek()) {
      if (c == '"') fail(line_, column_, "quotes around the whole field", "a quote inside it");
      field.text += take();
    }
  }

  void read_quoted(csv_field& field) {
    take();
    for (;;) {
      const int c = peek();
      if (c == end) fail(field.line, field.column, "a closing quote", "the end of the file");
      if (c == '"') {
        take();
        if (peek() != '"') break;
        field.text += take();
      } else if (c == '\r' || c == '\n') {
        field.text += '\n';
        end_of_line();
      } else {
        field.text += take();
      }
    }
    const int c = peek();
    if (c != end && c != static_cast<unsigned char>(separator_) && c != '\r' && c != '\n')
      fail(line_, column_, "a separator after the closing quote", std::string("'") + static_cast<char>(c) + "'");
  }

  input_file* file_;
  char separator_;
  std::vector<char> buffer_;
  index used_ = 0, size_ = 0;
  std::uint64_t offset_ = 0, line_ = 1, column_ = 1;
};

}  // namespace detail
}  // namespace etch::inline ETCH_TARGET
