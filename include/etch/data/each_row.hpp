// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Visits every row of any source in stored order, a small buffer at a time.
#pragma once

#include <vector>

#include <etch/core/config.hpp>
#include <etch/core/index.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// visit(input, target, row): `input` points to `input_width` values.
template <data_source Source, class Visit>
void each_row(Source& source, Visit&& visit) {
  const index size = source.size();
  if constexpr (row_source<Source>) {
    for (index row = 0; row < size; ++row) visit(source.input(row).data(), source.target(row), row);
  } else {
    constexpr index chunk = 64, width = Source::input_width;
    std::vector<typename Source::value_type> inputs(chunk * width);
    std::vector<typename Source::target_type> targets(chunk);
    for (index first = 0; first < size; first += chunk) {
      const index count = size - first < chunk ? size - first : chunk;
      source.gather(in_order(), first, count, inputs.data(), targets.data());
      for (index n = 0; n < count; ++n) visit(inputs.data() + n * width, targets[n], first + n);
    }
  }
}

}  // namespace etch::inline ETCH_TARGET
