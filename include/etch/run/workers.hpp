// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Who makes the steps of fit: the calling thread, or the threads of an executor.
#pragma once

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

struct caller_alone {
  template <class Trainer>
  Trainer& with(Trainer& trainer) const {
    return trainer;
  }
};
template <class Executor>
struct threads_of {
  Executor* executor;

  template <class Trainer>
  auto with(Trainer& trainer) const {
    return trainer.on(*executor);
  }
};

}  // namespace etch::inline ETCH_TARGET
