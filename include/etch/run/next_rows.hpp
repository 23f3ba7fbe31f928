// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Where the rows lie that the next step will take, so that they can be fetched beside this one.
#pragma once

#include <etch/core/aligned.hpp>
#include <etch/data/source.hpp>

namespace etch::inline ETCH_TARGET {

template <class T>
class next_rows {
 public:
  explicit next_rows(index most) : places_(most) {}

  // From row `first` of an order on, then the first ones of the order after it.
  template <class Source>
  void find(Source& source, Order order, index first, Order after) {
    if constexpr (long_rows_in_place<Source>)
      for (index n = 0, size = source.size(); n < places_.size(); ++n) {
        const index at = first + n;
        places_[n] =
            source.input(at < size ? position_of(source, order, at) : position_of(source, after, at % size)).data();
      }
  }
  const T* const* data() const { return places_.data(); }

 private:
  aligned_block<const T*> places_;
};

}  // namespace etch::inline ETCH_TARGET
