// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Drawn digits, read by a network whose weights are stored in half the bytes.
//
// A single row is bound by reading the weights: each is used once. As bfloat16 they are 16 bits, the upper half of a
// float, and every sum is still one of floats.
//
// Watch: what is trained are floats; the deployed network is the same type with BFloat16 at its layers.
#include <etch/data/demo/drawn_digits.hpp>
#include <etch/report/summary.hpp>
#include <etch/run/fit.hpp>
#include <etch/run/save.hpp>
#include <etch/train.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

// clang-format off
using Trained = etch::Sequential<
    etch::Dense<784, 64, etch::ReLU>,
    etch::Dense<64, 10, etch::Softmax>>;

using Deployed = etch::Sequential<
    etch::Dense<784, 64, etch::ReLU, etch::BFloat16>,
    etch::Dense<64, 10, etch::Softmax, etch::BFloat16>>;
// clang-format on

static_assert(etch::cost<Deployed>.parameter_bytes * 100 < etch::cost<Trained>.parameter_bytes * 51);

int class_of(const std::array<float, 10>& p) {
  return static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
}

int main() {
  const auto train = etch::demo::drawn_digits(2000, etch::Seed{1});
  const auto test = etch::demo::drawn_digits(1000, etch::Seed{2});
  etch::Model<Trained> trained{etch::Seed{3}};
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(trained, train, {.epochs = 5, .seed = etch::Seed{4}});

  etch::Model<Deployed> model;
  etch::copy_parameters(trained, model);  // rounded to the nearest

  etch::save(trained, "floats.safetensors");
  etch::load(model, "floats.safetensors");  // the same from a file
  etch::save(model, "bfloat16.safetensors");
  etch::print_summary<Deployed>();

  int agree = 0;
  for (const auto& row : test.inputs) agree += class_of(trained(row)) == class_of(model(row));
  const auto bytes = std::filesystem::file_size("bfloat16.safetensors");
  std::printf("%d of 1000 digits read alike, 990 were promised; %ju bytes instead of %ju\n", agree,
              static_cast<std::uintmax_t>(bytes),
              static_cast<std::uintmax_t>(std::filesystem::file_size("floats.safetensors")));
  return agree >= 990 && bytes * 100 < std::filesystem::file_size("floats.safetensors") * 51 ? 0 : 1;
}
