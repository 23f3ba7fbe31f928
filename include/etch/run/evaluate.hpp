// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Loss and predictions of a model on many rows, without training.
#pragma once

#include <etch/run/batch.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

// Calls `use(first, count, predictions)` for every chunk of rows and returns the mean loss.
template <class Loss, class Target, class Network, class T, class Use>
T evaluate_rows(const Model<Network, T>& model, const T* input_rows, const void* target_rows, index target_bytes,
                index rows, Use use) {
  using stages = evaluation_stages<Network, Loss>;
  constexpr index chunk = 96;
  static constexpr auto map = memory_of<T, stages, chunk>;
  aligned_block<T> workspace(map.size + chunk * Network::outputs);
  T* const predictions = workspace.data() + map.size;
  T total = 0;
  for (index first = 0; first < rows; first += chunk) {
    const index count = rows - first < chunk ? rows - first : chunk;
    T loss = 0;
    execute<T, Network, no_optimizer, Target>(
        stages{}, map,
        memory_of_run<T>{.parameters = const_cast<T*>(model.data()),
                         .workspace = workspace.data(),
                         .input = input_rows + first * Network::inputs,
                         .target = static_cast<const char*>(target_rows) + first * target_bytes,
                         .output = predictions,
                         .loss = &loss},
        count);
    total += loss;
    use(first, count, static_cast<const T*>(predictions));
  }
  return rows == 0 ? T{0} : total / static_cast<T>(rows);
}

}  // namespace etch::inline ETCH_TARGET
