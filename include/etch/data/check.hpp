// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Looks at data before training touches anything: size, finite numbers, labels and targets in range, with row and
// column of the first mistake.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/label.hpp>
#include <etch/data/each_row.hpp>
#include <etch/data/error.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// What a loss demands of targets that are rows of numbers.
enum class target_rule { finite, probabilities, distribution };

struct data_demands {
  std::string_view name = "training data";
  index classes = 0;     // labels must be below it
  index batch_size = 1;  // at least that many rows
  target_rule targets = target_rule::finite;
};

namespace detail {

// By bits, so that it also holds where the compiler was told that there are no infinities.
template <class T>
using word_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
template <class T>
inline constexpr auto largest_exponent = sizeof(T) == 4 ? word_of<T>{0x7F80'0000u}
                                                        : static_cast<word_of<T>>(0x7FF0'0000'0000'0000u);
template <class T>
word_of<T> exponent_of(T value) {
  return std::bit_cast<word_of<T>>(value) & largest_exponent<T>;
}
template <class T>
bool is_finite(T value) {
  return exponent_of(value) != largest_exponent<T>;
}

// The largest exponent of every 32nd value: loops of known length, so that every compiler vectorises them.
template <class T>
bool all_finite(const T* values, index count) {
  constexpr index block = 32;
  word_of<T> largest[block]{};
  const auto see = [&](index k, T value) {
    const word_of<T> exponent = exponent_of(value);
    largest[k] = exponent > largest[k] ? exponent : largest[k];
  };
  index n = 0;
  for (; n + block <= count; n += block)
    for (index k = 0; k < block; ++k) see(k, values[n + k]);
  for (; n < count; ++n) see(0, values[n]);
  return *std::max_element(largest, largest + block) != largest_exponent<T>;
}

inline std::string row_of(std::string_view name, index row) {
  return std::string(name) + ", row " + std::to_string(row);
}

template <class T>
void check_numbers(const T* values, index width, std::string_view name, index row, std::string_view column) {
  if (all_finite(values, width)) return;
  index bad = 0;
  while (bad + 1 < width && is_finite(values[bad])) ++bad;
  throw data_error(row_of(name, row) + ", " + std::string(column) + " " + std::to_string(bad), "a finite number",
                   text_of(values[bad]));
}

inline void check_target(Label label, const data_demands& demands, index row) {
  if (demands.classes != 0 && label >= demands.classes)
    throw data_error(row_of(demands.name, row), std::string("a label below ") + std::to_string(demands.classes),
                     std::to_string(label));
}

template <class T, index Width>
void check_target(const std::array<T, Width>& target, const data_demands& demands, index row) {
  check_numbers(target.data(), Width, demands.name, row, "target column");
  if (demands.targets == target_rule::finite) return;
  double sum = 0;
  for (index k = 0; k < Width; ++k) {
    if (target[k] < 0 || target[k] > 1)
      throw data_error(row_of(demands.name, row) + ", target column " + std::to_string(k),
                       "a probability between 0 and 1", text_of(target[k]));
    sum += static_cast<double>(target[k]);
  }
  if (demands.targets == target_rule::distribution && std::abs(sum - 1) > 1e-3)
    throw data_error(row_of(demands.name, row), "target probabilities that sum to 1",
                     std::string("a sum of ") + text_of(sum));
}

}  // namespace detail

// Only the size: no row is read.
template <data_source Source>
void check_size(Source& source, const data_demands& demands) {
  const std::string name(demands.name);
  if constexpr (requires { source.inputs.size() + source.targets.size(); })
    if (source.inputs.size() != source.targets.size())
      throw data_error(name, std::to_string(source.inputs.size()) + " targets, one for each row of inputs",
                       std::to_string(source.targets.size()));
  const index size = source.size();
  if (size == 0) throw data_error(name, "at least one row", "none");
  if (size < demands.batch_size)
    throw data_error(name, std::string("at least ") + std::to_string(demands.batch_size) + " rows for one batch",
                     std::to_string(size));
}

// Size and every row, in stored order: one pass over the data, also over a file that is streamed.
template <data_source Source>
void check_data(Source& source, const data_demands& demands = {}) {
  check_size(source, demands);
  each_row(source, [&](const auto* input_, const auto& target_, index row_) {
    detail::check_numbers(input_, Source::input_width, demands.name, row_, "column");
    detail::check_target(target_, demands, row_);
  });
}

}  // namespace etch::inline ETCH_TARGET
