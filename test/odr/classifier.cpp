// A classifier; shares its first layer's type with the regressor of another translation unit.
#include <etch/train.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "unit.hpp"

namespace {
using Net = etch::Sequential<etch::Dense<7, 5, etch::Tanh>, etch::Dense<5, 3, etch::Softmax>>;

const unit classifier("classifier", [] {
  etch::Model<Net> model{etch::Seed{1}};
  etch::Trainer<Net, etch::CrossEntropy, etch::Adam, etch::Batch<4>> trainer{model, {.learning_rate = 0.05f}};
  std::vector<std::array<float, 7>> inputs(3);
  for (std::size_t r = 0; r < 3; ++r) inputs[r][r] = 1;
  const std::vector<etch::Label> labels{0, 1, 2};
  const float before = trainer.step(inputs, labels);
  float after = before;
  for (int step = 0; step < 200; ++step) after = trainer.step(inputs, labels);
  const auto out = model(inputs[1]);
  return after < 0.5f * before && out[1] > 0.5f && std::abs(out[0] + out[1] + out[2] - 1) < 1e-5f;
});
}  // namespace
