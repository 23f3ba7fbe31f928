// A regressor; shares its first layer's type with the classifier of another translation unit.
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "unit.hpp"

namespace {
using Net = etch::Sequential<etch::Dense<7, 5, etch::Tanh>, etch::Dense<5, 1>>;

const unit regressor("regressor", [] {
  etch::Model<Net> model{etch::Seed{2}};
  etch::Trainer<Net, etch::MeanSquaredError, etch::SGD, etch::Batch<4>> trainer{model, {.learning_rate = 0.1f}};
  std::vector<std::array<float, 7>> inputs(3);
  for (std::size_t r = 0; r < 3; ++r) inputs[r][r] = 1;
  const std::vector<std::array<float, 1>> targets{{-0.5f}, {0.0f}, {0.5f}};
  const float before = trainer.step(inputs, targets);
  float after = before;
  for (int step = 0; step < 500; ++step) after = trainer.step(inputs, targets);
  return after < 0.1f * before && std::abs(model(inputs[2])[0] - 0.5f) < 0.2f;
});
}  // namespace
