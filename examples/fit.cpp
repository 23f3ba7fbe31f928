// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// fit: epochs, validation, callbacks and a history.
#include <etch/data/demo/moons.hpp>
#include <etch/etch.hpp>

#include <cstdio>

using Net = etch::Sequential<etch::Dense<2, 32, etch::ReLU>, etch::Dense<32, 2, etch::Softmax>>;

int main() {
  const auto train = etch::demo::moons(1000, etch::Seed{1});
  const auto test = etch::demo::moons(200, etch::Seed{2});

  etch::Model<Net> model{etch::Seed{3}};
  const etch::history history = etch::fit<etch::CrossEntropy, etch::AdamW, etch::Batch<32>>(
      model, train, {.epochs = 40, .optimizer = {.learning_rate = 1e-2f}, .validation = &test},
      etch::EarlyStopping{.patience = 10, .restore_best_weights = true},
      etch::LearningRateSchedule{etch::Cosine{.learning_rate = 1e-2f, .steps = 40}});

  // A callback of one's own is anything callable on the state, after every epoch.
  int epochs = 0;
  etch::fit<etch::CrossEntropy, etch::SGD, etch::Batch<32>>(
      model, train, {.epochs = 5, .verbose = etch::Verbose::silent}, [&](auto& state) {
        ++epochs;
        if (state.newest("accuracy") > 0.5) state.stop("good enough");
      });

  std::printf("%zu epochs, the best of them number %zu\n", history.epochs(), history.best_epoch + 1);
  return history.metrics[0].validation[history.best_epoch] > 0.95 && epochs == 1 ? 0 : 1;
}
