// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Scalars and histograms for TensorBoard: event files, whose records are written out here byte by byte.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/io/crc32c.hpp>
#include <etch/io/error.hpp>
#include <etch/io/file.hpp>
#include <etch/io/folder.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

// The few forms of a protocol buffer that events need.
struct wire {
  std::string bytes;

  void varint(std::uint64_t value) {
    for (; value >= 128; value >>= 7) bytes += static_cast<char>((value & 127u) | 128u);
    bytes += static_cast<char>(value);
  }
  template <class Bits>
  void fixed(Bits bits) {
    for (index i = 0; i < sizeof(Bits); ++i) bytes += static_cast<char>((bits >> (8 * i)) & 0xffu);
  }
  void number(unsigned field, std::int64_t value) {
    varint(field * 8);
    varint(static_cast<std::uint64_t>(value));
  }
  void real(unsigned field, double value) {
    varint(field * 8 + 1);
    fixed(std::bit_cast<std::uint64_t>(value));
  }
  void real(unsigned field, float value) {
    varint(field * 8 + 5);
    fixed(std::bit_cast<std::uint32_t>(value));
  }
  void text(unsigned field, std::string_view value) {
    varint(field * 8 + 2);
    varint(value.size());
    bytes += value;
  }
  void reals(unsigned field, const std::vector<double>& values) {
    wire packed;
    for (const double value : values) packed.fixed(std::bit_cast<std::uint64_t>(value));
    text(field, packed.bytes);
  }
};

// length | crc of length | data | crc of data
inline std::string event_record(std::string_view data) {
  wire record;
  record.fixed(std::uint64_t{data.size()});
  record.fixed(masked_crc32c(record.bytes));
  record.bytes += data;
  record.fixed(masked_crc32c(data));
  return record.bytes;
}

// Event { wall_time = 1, step = 2, file_version = 3, summary = 5 { value = 1 { tag = 1, ... } } }
inline std::string summary_event(double wall_time, std::int64_t step, std::string_view tag, std::string_view content) {
  wire value, summary, event;
  value.text(1, tag);
  value.bytes += content;
  summary.text(1, value.bytes);
  event.real(1, wall_time);
  event.number(2, step);
  event.text(5, summary.bytes);
  return event.bytes;
}

// HistogramProto { min = 1, max = 2, num = 3, sum = 4, sum_squares = 5, bucket_limit = 6, bucket = 7 } of 30 equal
// buckets between the least and the greatest finite value.
template <class Number>
std::string histogram_message(std::span<const Number> numbers) {
  constexpr index buckets = 30;
  double least = std::numeric_limits<double>::infinity(), greatest = -least, sum = 0, squares = 0, count = 0;
  for (const Number number : numbers) {
    const auto value = static_cast<double>(number);
    if (!std::isfinite(value)) continue;
    least = std::min(least, value);
    greatest = std::max(greatest, value);
    sum += value;
    squares += value * value;
    ++count;
  }
  if (count == 0) least = greatest = 0;
  const double width = greatest > least ? (greatest - least) / buckets : 1;
  std::vector<double> limits(buckets), counts(buckets);
  for (index i = 0; i < buckets; ++i) limits[i] = least + width * static_cast<double>(i + 1);
  if (greatest > least) limits.back() = greatest;
  for (const Number number : numbers)
    if (const auto value = static_cast<double>(number); std::isfinite(value))
      ++counts[std::min(buckets - 1, static_cast<index>((value - least) / width))];

  wire message;
  message.real(1, least);
  message.real(2, greatest);
  message.real(3, count);
  message.real(4, sum);
  message.real(5, squares);
  message.reals(6, limits);
  message.reals(7, counts);
  return message.bytes;
}

inline double wall_time() {
  std::timespec now{};
  std::timespec_get(&now, TIME_UTC);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace detail

// Opens `folder`/events.out.tfevents.<time>.<host>.<process>, making the folder and those above it.
class tensorboard_log {
 public:
  explicit tensorboard_log(const file_path& folder) {
    make_folders(folder.text());
    char host[256] = "localhost";
    static_cast<void>(::gethostname(host, sizeof(host) - 1) == 0);
    path_ = folder.text() + "/events.out.tfevents." + std::to_string(static_cast<long long>(detail::wall_time())) +
            "." + host + "." + std::to_string(::getpid());
    file_.reset(std::fopen(path_.c_str(), "ab"));
    if (!file_) throw save_error(path_, detail::reason(errno));
    detail::wire version;
    version.real(1, detail::wall_time());
    version.text(3, "brain.Event:2");
    put(version.bytes);
    flush();
  }

  const std::string& path() const noexcept { return path_; }

  void scalar(std::string_view tag, std::int64_t step, double value) {
    detail::wire content;
    content.real(2, static_cast<float>(value));
    put(detail::summary_event(detail::wall_time(), step, tag, content.bytes));
  }

  // Of a layer's weights, gradients or activations; values that are not finite are left out.
  template <class Number>
  void histogram(std::string_view tag, std::int64_t step, std::span<const Number> numbers) {
    detail::wire content;
    content.text(5, detail::histogram_message(numbers));
    put(detail::summary_event(detail::wall_time(), step, tag, content.bytes));
  }

  void flush() {
    if (std::fflush(file_.get()) != 0) throw save_error(path_, detail::reason(errno));
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  void put(std::string_view event) {
    const std::string record = detail::event_record(event);
    if (std::fwrite(record.data(), 1, record.size(), file_.get()) != record.size())
      throw save_error(path_, detail::reason(errno));
  }

  std::string path_;
  std::unique_ptr<std::FILE, closer> file_;
};

}  // namespace etch::inline ETCH_TARGET
