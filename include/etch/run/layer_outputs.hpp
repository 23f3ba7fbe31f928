// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What every layer of a model yields for some rows, as a training step sees it.
#pragma once

#include <cstring>
#include <span>
#include <utility>

#include <etch/plan/layer_outputs.hpp>
#include <etch/run/coins.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

// visit(layer, output, stride, width): row r of the output begins at output + r · stride. The model stays as it is.
template <class Network, class T, contiguous_rows Inputs, class Visit>
void each_layer_output(const Model<Network, T>& model, const Inputs& input_rows, Seed seed, std::uint64_t step,
                       Visit&& visit) {
  using plan = layer_outputs<Network, true>;
  using coins = coins_of<plan>;
  const index rows = std::size(input_rows);
  if (rows == 0) return;
  const auto map = layout_of_all<T, plan>(rows);
  aligned_block<T> workspace(map.size + 1), parameters(layer_blocks_of<Network, T>::size);
  std::memcpy(parameters.data(), model.data(), parameters.size() * sizeof(T));
  aligned_block<std::uint32_t> keys(coins::count * rows);
  fill_coins(coins{}, seed, step, 0, keys.data(), rows, rows);
  execute<T, Network, plan, no_optimizer, void>(map,
                                                memory_of_run<T>{.parameters = parameters.data(),
                                                                 .workspace = workspace.data(),
                                                                 .input = std::data(input_rows)[0].data(),
                                                                 .coins = keys.data(),
                                                                 .coin_stride = rows},
                                                rows);
  index layer = 0;
  const auto show = [&]<index Id, extent Extent, index Width, bool Grad>(value<Id, Extent, Width, Grad>) {
    visit(layer++, static_cast<const T*>(workspace.data() + map.offset[Id]), row_length<T>(Width), Width);
  };
  const auto show_input = [&]<index Width, bool Grad>(network_input<Width, Grad>) {
    visit(layer++, std::data(input_rows)[0].data(), Width, Width);
  };
  const auto show_any = [&](auto output) {
    if constexpr (requires { show(output); })
      show(output);
    else
      show_input(output);
  };
  [&]<class... Outputs>(types<Outputs...>) { (show_any(Outputs{}), ...); }(typename plan::outputs{});
}

}  // namespace etch::inline ETCH_TARGET
