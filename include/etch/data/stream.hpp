// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A source over a file larger than memory: one window of rows at a time, shuffled within the window.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <utility>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/random.hpp>
#include <etch/data/error.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// Rows of a file that can be read from any position: read(first, count, inputs, targets) in file order.
template <class Rows>
concept row_reader = requires(Rows& rows, index number,
                              std::array<typename Rows::value_type, Rows::input_width>* inputs,
                              typename Rows::target_type* targets) {
  { rows.size() } -> std::convertible_to<index>;
  rows.read(number, number, inputs, targets);
};

// A shuffled order visits the windows in random order and the rows of each window in random order; rows of different
// windows do not mix, so a file sorted by class should be shuffled once before. Rows left over when the windows are
// full come last. What comes n-th is a function of the order alone, as with data in memory.
template <row_reader Rows>
class Stream {
 public:
  using value_type = typename Rows::value_type;
  using target_type = typename Rows::target_type;
  static constexpr index input_width = Rows::input_width;

  explicit Stream(Rows rows, index window = 16384) : rows_(std::move(rows)) {
    if (window == 0) throw data_error("stream", "a window of at least one row", "0");
    window_ = std::max<index>(1, std::min<index>(window, rows_.size()));
    inputs_.resize(window_);
    targets_.resize(window_);
  }

  index size() const { return rows_.size(); }
  index window() const { return window_; }

  // The row of the file that comes n-th.
  index position(Order order, index n) const {
    const index whole = size() / window_, turn = n / window_, number = turn < whole ? order(turn, whole) : turn;
    const index start = number * window_;
    return start + within(order, number)(n % window_, std::min(window_, size() - start));
  }

  void gather(Order order, index first, index count, value_type* inputs, target_type* targets) {
    const index whole = size() / window_;
    while (count > 0) {
      const index turn = first / window_, offset = first % window_;
      const index number = turn < whole ? order(turn, whole) : turn;
      load(number);
      const Order inside = within(order, number);
      const index here = std::min(count, loaded_rows_ - offset);
      detail::gather_rows(
          inputs_.data(), targets_.data(), here, [&](index n) { return inside(offset + n, loaded_rows_); }, inputs,
          targets);
      inputs += here * input_width;
      targets += here;
      first += here;
      count -= here;
    }
  }

 private:
  static constexpr index nothing = std::numeric_limits<index>::max();

  static Order within(Order order, index number) { return {stream(Seed{order.key}, number), order.shuffled}; }

  void load(index number) {
    if (number == loaded_) return;
    loaded_ = nothing;  // if reading throws, the window holds neither the old rows nor the new ones
    const index first = number * window_;
    loaded_rows_ = std::min(window_, size() - first);
    rows_.read(first, loaded_rows_, inputs_.data(), targets_.data());
    loaded_ = number;
  }

  Rows rows_;
  index window_ = 1, loaded_ = nothing, loaded_rows_ = 0;
  std::vector<std::array<value_type, input_width>> inputs_;
  std::vector<target_type> targets_;
};

// All rows of a file at once.
template <class Data, row_reader Rows>
void read_all(Rows& rows, Data& data) {
  data.reserve(rows.size());
  data.inputs.resize(rows.size());
  data.targets.resize(rows.size());
  rows.read(0, rows.size(), data.inputs.data(), data.targets.data());
}

}  // namespace etch::inline ETCH_TARGET
