// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The same seeds give the same bits.
#include <etch/data/demo/spirals.hpp>
#include <etch/etch.hpp>

#include <cstring>

using Net = etch::Sequential<etch::Dense<2, 16, etch::ReLU>, etch::Dropout<0.2>, etch::Dense<16, 2, etch::Softmax>>;

etch::Model<Net> trained(etch::Seed start, etch::Seed run) {
  const auto data = etch::demo::spirals(300, etch::Seed{1});
  etch::Model<Net> model{start};
  etch::fit<etch::CrossEntropy, etch::Adam, etch::Batch<32>>(
      model, data, {.epochs = 3, .seed = run, .verbose = etch::Verbose::silent});
  return model;
}

bool same_bits(const etch::Model<Net>& a, const etch::Model<Net>& b) {
  return std::memcmp(a.data(), b.data(), etch::cost<Net>.parameter_bytes) == 0;
}

int main() {
  const auto model = trained(etch::Seed{7}, etch::Seed{8});
  if (!same_bits(model, trained(etch::Seed{7}, etch::Seed{8}))) return 1;
  if (same_bits(model, trained(etch::Seed{7}, etch::Seed{9}))) return 2;
  return 0;
}
