// A network trained and run: odd widths, so that every instruction set meets its remainders.
#include <etch/train.hpp>

#include <array>
#include <vector>

#include "../program.hpp"

namespace {
using Net = etch::Sequential<etch::Dense<13, 37, etch::Tanh>, etch::Dropout<0.2>, etch::Dense<37, 7, etch::Sigmoid>>;

int run(double* results, int capacity) {
  std::vector<std::array<float, 13>> inputs(19);
  std::vector<std::array<float, 7>> targets(19);
  for (std::size_t r = 0; r < inputs.size(); ++r) {
    for (std::size_t c = 0; c < 13; ++c) inputs[r][c] = static_cast<float>((r * 7 + c * 5) % 11) * 0.1f - 0.5f;
    for (std::size_t c = 0; c < 7; ++c) targets[r][c] = (r + c) % 2 == 0 ? 1.0f : 0.0f;
  }

  etch::Model<Net> model{etch::Seed{5}};
  etch::Trainer<Net, etch::BinaryCrossEntropy, etch::Adam, etch::Batch<32>> trainer{model, {.learning_rate = 0.01f}};
  int written = 0;
  for (int step = 0; step < 10; ++step) results[written++] = static_cast<double>(trainer.step(inputs, targets));
  for (const auto& input : inputs)
    for (const float value : model(input))
      if (written < capacity) results[written++] = static_cast<double>(value);
  return written;
}

const program here("network", ISA_TEXT(ISA), ISA_TEXT(ETCH_TARGET), 1e-4, run);
}  // namespace
