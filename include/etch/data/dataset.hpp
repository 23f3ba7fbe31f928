// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Rows of numbers with their targets, in memory: what one fills by hand, reads from a file or generates.
#pragma once

#include <array>
#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/core/large_pages.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// Kind is `Label` (classes), `Target<Width>` (numbers) or any trivially copyable row of one's own.
template <index In, class Kind, class T = float>
struct Dataset {
  using value_type = T;
  using target_type = target_row<Kind, T>;
  static constexpr index input_width = In;

  std::vector<std::array<T, In>> inputs;
  std::vector<target_type> targets;

  index size() const { return inputs.size(); }
  const std::array<T, In>& input(index row) const { return inputs[row]; }
  const target_type& target(index row) const { return targets[row]; }

  void add(const std::array<T, In>& row, const target_type& target) {
    inputs.push_back(row);
    targets.push_back(target);
  }
  // Before a large data set is filled: its rows then lie in large pages, and shuffling finds them sooner.
  void reserve(index rows) {
    inputs.reserve(rows);
    prefer_large_pages(inputs.data() + inputs.size(), (inputs.capacity() - inputs.size()) * sizeof(inputs[0]));
    targets.reserve(rows);
  }

  void gather(Order order, index first, index count, T* to_inputs, target_type* to_targets) const {
    detail::gather_rows(
        inputs.data(), targets.data(), count, [&](index n) { return order(first + n, size()); }, to_inputs, to_targets);
  }
};

}  // namespace etch::inline ETCH_TARGET
