// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Who makes the steps of fit: the calling thread, which fetches the next rows meanwhile, or the threads of an executor.
#pragma once

#include <etch/run/next_rows.hpp>

namespace etch::inline ETCH_TARGET {

struct caller_alone {
  template <class Data, class Trainer>
  decltype(auto) with(Trainer& trainer, const typename Trainer::next& next) const {
    if constexpr (long_rows_in_place<Data>)
      return trainer.before(next);
    else
      return (trainer);
  }
};
template <class Executor>
struct threads_of {
  Executor* executor;

  template <class Data, class Trainer>
  auto with(Trainer& trainer, const typename Trainer::next&) const {
    return trainer.on(*executor);
  }
};

}  // namespace etch::inline ETCH_TARGET
