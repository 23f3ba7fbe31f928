// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Collects statistics of every layer after each epoch, on its last batch.
#pragma once

#include <vector>

#include <etch/run/layer_statistics.hpp>

namespace etch::inline ETCH_TARGET {

// Pass it by name and read `epochs` afterwards: epochs[e][l] is layer l after the e-th epoch that was looked at.
struct LayerStatistics {
  index every = 1;
  std::vector<std::vector<layer_statistics>> epochs{};

  template <class State>
  void epoch(const State& state) {
    if (every != 0 && state.epoch % every == 0)
      epochs.push_back(statistics_of_layers<typename State::loss_type>(state.model, state.inputs, state.targets,
                                                                       state.trainer.seed(), state.trainer.steps()));
  }
};

}  // namespace etch::inline ETCH_TARGET
