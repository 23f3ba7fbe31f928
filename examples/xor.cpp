// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// XOR with a hidden layer: what one neuron cannot do, a few neurons in front of it make easy.
//
// Watch: the picture of what the network answers on the whole unit square. One neuron can only draw a straight border;
// the hidden layer bends it, until opposite corners belong together.
#include <etch/train.hpp>

#include <array>
#include <cstdio>

using OneNeuron = etch::Sequential<etch::Dense<2, 1, etch::Sigmoid>>;
using Hidden = etch::Sequential<etch::Dense<2, 4, etch::Tanh>, etch::Dense<4, 1, etch::Sigmoid>>;

constexpr std::array<std::array<float, 2>, 4> inputs{{{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
constexpr std::array<std::array<float, 1>, 4> targets{{{0}, {1}, {1}, {0}}};

struct Result {
  float first_loss, last_loss;
  int right;
};

template <class Net>
Result learn(const char* name) {
  etch::Model<Net> model{etch::Seed{1}};
  etch::Trainer<Net, etch::BinaryCrossEntropy, etch::Adam, etch::Batch<4>> trainer{model, {.learning_rate = 0.05f}};

  Result result{};
  result.first_loss = trainer.step(inputs, targets);
  for (int step = 1; step < 1000; ++step) result.last_loss = trainer.step(inputs, targets);

  std::printf("%s, %zu parameters: loss %.3f -> %.3f\n\n", name, Net::parameter_count, double(result.first_loss),
              double(result.last_loss));
  for (int line = 0; line <= 10; ++line) {
    std::printf(line == 0 ? "  x1 = 1  " : line == 10 ? "  x1 = 0  " : "          ");
    for (int column = 0; column <= 20; ++column) {
      const std::array<float, 2> point{static_cast<float>(column) / 20, 1 - static_cast<float>(line) / 10};
      const float answer = model(point)[0];
      std::putchar(" .:-=+*#%@"[static_cast<int>(answer * 9.99f)]);
    }
    std::putchar('\n');
  }
  std::printf("        x0 = 0%15s\n\n", "x0 = 1");
  for (std::size_t row = 0; row < 4; ++row) {
    const float answer = model(inputs[row])[0];
    result.right += (answer > 0.5f) == (targets[row][0] > 0.5f);
    std::printf("  %.0f xor %.0f -> %.3f\n", double(inputs[row][0]), double(inputs[row][1]), double(answer));
  }
  std::printf("  %d of 4 right\n\n", result.right);
  return result;
}

int main() {
  const Result one = learn<OneNeuron>("One neuron");
  const Result hidden = learn<Hidden>("Four hidden neurons");

  // Without a hidden layer the best that can be said is "one half", whose loss is ln 2 = 0.693.
  const bool holds = one.right < 4 && one.last_loss > 0.69f && hidden.right == 4 && hidden.last_loss < 0.05f;
  std::puts(holds ? "The hidden layer makes the difference." : "Not as promised.");
  return holds ? 0 : 1;
}
