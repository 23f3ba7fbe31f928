// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A training loop of one's own: Trainer makes one step at a time and never allocates after it is made.
#include <etch/data/demo/sine.hpp>
#include <etch/train.hpp>

#include <array>
#include <span>

using Net = etch::Sequential<etch::Dense<1, 32, etch::Tanh>, etch::Dense<32, 1>>;

int main() {
  const auto data = etch::demo::sine(512, etch::Seed{1});
  etch::Model<Net> model{etch::Seed{2}};
  etch::Trainer<Net, etch::MeanSquaredError, etch::Adam, etch::Batch<64>> trainer{model, {.learning_rate = 1e-2f}};

  const etch::Cosine rate{.learning_rate = 1e-2f, .steps = 1600};
  const std::span inputs(data.inputs), targets(data.targets);
  float loss = 0;
  for (int epoch = 0; epoch < 200; ++epoch)
    for (std::size_t first = 0; first < data.size(); first += 64) {
      trainer.optimizer().learning_rate = rate(trainer.steps());
      loss = trainer.step(inputs.subspan(first, 64), targets.subspan(first, 64));
    }
  return loss < 0.05f ? 0 : 1;
}
