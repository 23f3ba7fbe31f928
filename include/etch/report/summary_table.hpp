// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The summary of a network as people know it from elsewhere: a row per layer, then the totals.
#pragma once

#include <string>
#include <vector>

#include <etch/core/index.hpp>
#include <etch/report/table.hpp>

namespace etch::inline ETCH_TARGET {

struct layer_row {
  std::string name{};          // "0"
  std::string type{};          // "Dense<784, 128, ReLU>"
  std::string output_shape{};  // "128"
  index parameters = 0;
  index multiply_adds = 0;  // for one row of input
  index bytes = 0;          // of its parameters
  bool trainable = true;
  index frozen = 0;  // of `parameters`, as many as training does not change; all of them if it is not trainable
};

struct network_summary {
  std::string title{};
  std::string input_shape{};
  std::vector<layer_row> layers{};
  index workspace_bytes = 0;           // to infer one row
  index training_workspace_bytes = 0;  // for a whole batch; 0 when it is not known here
};

inline std::string to_text(const network_summary& network, bool unicode = true) {
  text_table table;
  table.columns = {{"#"},
                   {"Layer"},
                   {"Output", align::right},
                   {"Parameters", align::right},
                   {"Multiply-adds", align::right},
                   {"Size", align::right}};
  index parameters = 0, trainable = 0, multiply_adds = 0, bytes = 0;
  if (!network.input_shape.empty()) table.rows.push_back({"", "input", network.input_shape});
  for (const layer_row& layer : network.layers) {
    table.rows.push_back({layer.name, layer.type + (layer.trainable || layer.parameters == 0 ? "" : " (frozen)"),
                          layer.output_shape, layer.parameters == 0 ? "" : grouped(layer.parameters),
                          layer.multiply_adds == 0 ? "" : grouped(layer.multiply_adds),
                          layer.bytes == 0 ? "" : bytes_text(layer.bytes)});
    parameters += layer.parameters;
    trainable += layer.trainable ? layer.parameters - layer.frozen : 0;
    multiply_adds += layer.multiply_adds;
    bytes += layer.bytes;
  }
  table.footer = {"", "total", "", grouped(parameters), grouped(multiply_adds), bytes_text(bytes)};

  std::string out = network.title.empty() ? "" : network.title + '\n';
  out += to_text(table, unicode);
  const auto line = [&](const char* what, const std::string& value) { out.append(what).append(value).append("\n"); };
  line("Trainable parameters: ", grouped(trainable));
  line("Frozen parameters:    ", grouped(parameters - trainable));
  line("Workspace to infer:   ", bytes_text(network.workspace_bytes));
  if (network.training_workspace_bytes != 0)
    line("Workspace to train:   ", bytes_text(network.training_workspace_bytes));
  return out;
}

}  // namespace etch::inline ETCH_TARGET
