// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Weights to a file and back; a file that does not fit changes nothing and says what is wrong.
#include <etch/etch.hpp>

#include <cstdio>
#include <string>

using Net = etch::Sequential<etch::Dense<13, 17, etch::Tanh>, etch::Dense<17, 3, etch::Softmax>>;
using Wider = etch::Sequential<etch::Dense<13, 19, etch::Tanh>, etch::Dense<19, 3, etch::Softmax>>;

int main() {
  const etch::Model<Net> model{etch::Seed{5}};
  etch::save(model, "model.safetensors");

  etch::Model<Net> loaded;
  etch::load(loaded, "model.safetensors");

  etch::Dataset<13, etch::Label> data;
  for (int n = 0; n < 20; ++n) data.add({static_cast<float>(n), 0.5f}, 0);
  const auto scale = etch::Standardize<13>::fit(data);
  etch::save(model, "scaled.safetensors", scale);

  etch::Standardize<13> scale_again;
  etch::load(loaded, "scaled.safetensors", scale_again);
  if (scale_again.mean != scale.mean || scale_again.deviation != scale.deviation) return 3;

  etch::Model<Wider> wider;
  try {
    etch::load(wider, "model.safetensors");
  } catch (const etch::load_error& error) {
    std::puts(error.what());
    return error.tensor() == "0.bias" || error.tensor() == "0.weight" ? 0 : 1;
  }
  return 2;
}
