// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradients clipped, and added up over several batches. Watch: rows a million times too large ruin plain gradient
// descent, and a limit on the norm does not let them.
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <vector>

using namespace etch;

using Net = Sequential<Dense<2, 16, Tanh>, Dense<16, 1>>;

using ByNorm = ClipNorm<Momentum, 1.0>;            // no step on a gradient longer than 1
using ByValue = ClipValue<Momentum, 0.5>;          // no component beyond ±0.5
using Large = Accumulate<ByNorm, 4>;               // a step after every fourth batch, on their mean
using All = ClipNorm<ClipValue<AdamW, 0.1>, 1.0>;  // read from outside: by norm, then by value

// y = x0 · x1, and now and then a sensor that reports nonsense.
struct Rows {
  std::vector<std::array<float, 2>> inputs;
  std::vector<std::array<float, 1>> targets;
};
Rows measured(bool with_nonsense) {
  Rows rows;
  for (std::uint64_t i = 0; i < 1024; ++i) {
    const auto number = [&](std::uint64_t which) {
      return static_cast<float>(2 * uniform(stream(Seed{1}, i, which)) - 1);
    };
    rows.inputs.push_back({number(0), number(1)});
    rows.targets.push_back({number(0) * number(1)});
    if (with_nonsense && i % 1000 == 7) rows.targets.back() = {1e6f};
  }
  return rows;
}

template <class Optimizer>
float error_after_training() {
  const Rows rows = measured(true), clean = measured(false);
  Model<Net> model{Seed{2}};
  Trainer<Net, MeanSquaredError, Optimizer, Batch<32>> trainer{model, Optimizer{Momentum{.learning_rate = 1e-2f}}};
  for (int epoch = 0; epoch < 60; ++epoch)
    for (std::size_t first = 0; first < 1024; first += 32)
      trainer.step(std::span(rows.inputs).subspan(first, 32), std::span(rows.targets).subspan(first, 32));
  return static_cast<float>(evaluate<MeanAbsoluteError>(model, clean.inputs, clean.targets).loss);
}

int main() {
  const float plain = error_after_training<Momentum>(), by_norm = error_after_training<ByNorm>(),
              by_value = error_after_training<ByValue>(), accumulated = error_after_training<Large>();
  std::printf("mean error without clipping %g\n", static_cast<double>(plain));
  std::printf("mean error clipped by norm  %g, by value %g, over four batches %g\n", static_cast<double>(by_norm),
              static_cast<double>(by_value), static_cast<double>(accumulated));

  // The norm is known when the last gradient is there: it costs a pass over each. Clipping by value costs nothing.
  using plain_step = Trainer<Net, MeanSquaredError, ByValue, Batch<32>>::plan;
  using norm_step = Trainer<Net, MeanSquaredError, All, Batch<32>>::plan;
  static_assert(plain_step::count == 5 && norm_step::count == 5 + 4 + 4);

  const bool ruined = !(plain < 1);
  return ruined && by_norm < 0.3f && by_value < 0.3f ? 0 : 1;
}
