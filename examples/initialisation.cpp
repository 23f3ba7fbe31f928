// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Why weights begin as they do: what reaches each layer of a deep network before any training.
//
// Eight layers of 64 neurons get random input of deviation 1; the numbers are the deviations of what each layer yields.
//
// Watch: weights that are too small let the signal die, weights that are too large pin tanh to -1 and 1, where its
// slope is nothing. Xavier keeps tanh awake; under ReLU, which throws half of the signal away, it fades, and He makes
// up for that. They are what Dense takes for these activations when it is not told otherwise. Last, weights that are
// all zero: they get no gradient at all and the loss stays where guessing has it, at ln 3.
#include <etch/data/demo/draw.hpp>
#include <etch/data/demo/rings.hpp>
#include <etch/run/layer_outputs.hpp>
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

constexpr std::size_t depth = 8, width = 64;

template <class Act, class Rule, std::size_t... Layer>
auto deep(std::index_sequence<Layer...>)
    -> etch::Sequential<etch::Dense<width + 0 * Layer, width, Act, etch::Init<Rule>>...>;
template <class Act, class Rule>
using Deep = decltype(deep<Act, Rule>(std::make_index_sequence<depth>{}));

struct Signal {
  std::array<double, depth> deviation{};
  double pinned = 0;  // the share of outputs of the last layer beyond 0.97

  double kept() const { return deviation[depth - 1] / deviation[0]; }
};

template <class Act, class Rule>
Signal look(const char* name) {
  std::vector<std::array<float, width>> inputs(500);
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    etch::demo::draw random(etch::Seed{1}, 0, row);
    for (float& value : inputs[row]) value = static_cast<float>(random.normal(1));
  }
  const etch::Model<Deep<Act, Rule>> model{etch::Seed{2}};
  Signal signal;
  etch::each_layer_output(model, inputs, {}, 1,
                          [&](std::size_t layer, const float* output, std::size_t stride, std::size_t columns) {
                            double sum = 0, squares = 0, pinned = 0;
                            for (std::size_t row = 0; row < inputs.size(); ++row)
                              for (std::size_t column = 0; column < columns; ++column) {
                                const double value = double(output[row * stride + column]);
                                sum += value;
                                squares += value * value;
                                pinned += std::abs(value) > 0.97;
                              }
                            const double count = double(inputs.size() * columns), mean = sum / count;
                            signal.deviation[layer] = std::sqrt(squares / count - mean * mean);
                            signal.pinned = pinned / count;
                          });
  std::printf("%-23s", name);
  for (const double deviation : signal.deviation) std::printf(" %8.2g", deviation);
  std::printf("\n");
  return signal;
}

// The loss after 300 steps on three rings.
template <class... Options>
float train(const char* name) {
  using Net =
      etch::Sequential<etch::Dense<2, 16, etch::Tanh, Options...>, etch::Dense<16, 3, etch::Softmax, Options...>>;
  const auto rings = etch::demo::rings(300, etch::Seed{3});
  etch::Model<Net> model{etch::Seed{4}};
  etch::Trainer<Net, etch::CrossEntropy, etch::Adam, etch::Batch<300>> trainer{model, {.learning_rate = 0.03f}};
  const float first = trainer.step(rings.inputs, rings.targets);
  float last = first;
  for (int step = 1; step < 300; ++step) last = trainer.step(rings.inputs, rings.targets);
  std::printf("%-23s loss %.3f -> %.3f\n", name, double(first), double(last));
  return last;
}

int main() {
  std::printf("%-23s", "deviation after layer");
  for (std::size_t layer = 1; layer <= depth; ++layer) std::printf(" %8zu", layer);
  std::printf("\n");
  const Signal small = look<etch::Tanh, etch::Normal<0, 0.02>>("tanh, weights of 0.02");
  const Signal large = look<etch::Tanh, etch::Normal<0, 1>>("tanh, weights of 1");
  const Signal xavier = look<etch::Tanh, etch::Xavier>("tanh, Xavier");
  const Signal faded = look<etch::ReLU, etch::Xavier>("ReLU, Xavier");
  const Signal he = look<etch::ReLU, etch::He>("ReLU, He");
  std::printf("\npinned to -1 or 1 in the last layer: %.0f %% with weights of 1, %.0f %% with Xavier\n\n",
              100 * large.pinned, 100 * xavier.pinned);

  const float zeros = train<etch::Init<etch::Zeros>>("all weights zero");
  const float usual = train<>("as Dense chooses");

  const bool signals = small.kept() < 1e-4 && large.pinned > 0.5 && xavier.kept() > 0.3 && xavier.pinned < 0.05 &&
                       faded.kept() < 0.2 && he.kept() > 0.5 && he.kept() < 2;
  const bool learning = std::abs(zeros - std::log(3.0f)) < 1e-3f && usual < 0.3f;
  std::puts(signals && learning ? "\nXavier for tanh, He for ReLU, zeros for nobody." : "\nNot as promised.");
  return signals && learning ? 0 : 1;
}
