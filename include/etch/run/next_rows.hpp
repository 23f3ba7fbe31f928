// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where the rows lie that the next step will take, so that they can be fetched beside this one.
#pragma once

#include <etch/core/aligned.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

// As many as a step may take.
template <class T, index Most>
class next_rows {
 public:
  // From row `first` of an order on, then the first ones of the order after it.
  template <long_rows_in_place Source>
  void find(Source& source, Order order, index first, Order after) {
    const index size = source.size();
    for (index n = 0; n < Most; ++n) {
      const index at = first + n;
      const index row = at < size ? position_of(source, order, at) : position_of(source, after, at % size);
      places_[n] = source.input(row).data();
    }
  }
  const T* const* data() const { return places_.data(); }

 private:
  aligned_block<const T*> places_{Most};
};

}  // namespace etch::inline ETCH_TARGET
