// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Who makes the steps of fit: the calling thread, which fetches the next rows meanwhile, or the threads of an executor.
#pragma once

#include <etch/run/next_rows.hpp>

namespace etch::inline ETCH_TARGET {

// with(trainer, next, data, order, first, after) makes a step, where `first` of `order`, and then `after`, come next.
struct caller_alone {
  template <class Trainer, class Data>
  decltype(auto) with(Trainer& trainer, typename Trainer::next& next, Data& data, Order order, index first,
                      Order after) const {
    if constexpr (long_rows_in_place<Data>) {
      next.find(data, order, first, after);
      return trainer.before(next);
    } else
      return (trainer);
  }
};
template <class Executor>
struct threads_of {
  Executor* executor;

  template <class Trainer, class... Rows>
  auto with(Trainer& trainer, const Rows&...) const {
    return trainer.on(*executor);
  }
};

}  // namespace etch::inline ETCH_TARGET
