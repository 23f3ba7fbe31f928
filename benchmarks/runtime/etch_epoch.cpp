// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Etch, an epoch of fit() from data in memory to weights: shuffling, batching, loss.
#include <etch/run/fit.hpp>

#include "etch.hpp"

namespace {

using Network = etch::Sequential<etch::Dense<784, 128, etch::ReLU>, etch::Dense<128, 10, etch::Softmax>>;

struct etch_epoch {
  etch::Model<Network> model;
  etch::Dataset<784, etch::Label> data;

  explicit etch_epoch(const lab::workload& task) : model(lab::model_of<Network>(lab::numbers_for(task))) {
    const lab::numbers n = lab::numbers_for(task);
    const auto rows = lab::rows_of<784>(n);
    for (std::size_t r = 0; r < 60'000; ++r)
      data.add(rows[r % rows.size()], static_cast<etch::Label>(n.label[r % rows.size()]));
  }
  void operator()() {
    etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<128>>(model, data,
                                                                {.epochs = 1, .verbose = etch::Verbose::silent});
  }
  std::vector<float> result() { return {}; }
};

const bool entered = lab::enter_all(
    "Etch", [](const lab::workload& task) { return task.what == lab::kind::epoch; },
    [](const lab::workload& task) { return std::make_unique<etch_epoch>(task); });

}  // namespace
