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
    using loss = typename State::loss_type;
    if (every == 0 || state.epoch % every != 0) return;
    if constexpr (weighted_loss<loss>)
      epochs.push_back(statistics_of_layers<loss>(state.model, state.inputs, state.targets, state.row_weights,
                                                  state.trainer.seed(), state.trainer.steps()));
    else
      epochs.push_back(statistics_of_layers<loss>(state.model, state.inputs, state.targets, state.trainer.seed(),
                                                  state.trainer.steps()));
  }
};

}  // namespace etch::inline ETCH_TARGET
