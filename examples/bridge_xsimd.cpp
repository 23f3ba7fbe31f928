// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A SIMD loop of one's own, on xsimd, with formulas of Etch in it.
#include <cmath>
#include <cstdio>
#include <vector>

#include <etch/interop/xsimd.hpp>
#include <etch/nn/activation/gelu.hpp>

using namespace etch::symbols;  // x, t

int main() {
  using batch = xsimd::batch<float>;
  std::vector<float> signal(64 * batch::size), target(signal.size());
  for (std::size_t i = 0; i < signal.size(); ++i) {
    signal[i] = 0.01f * static_cast<float>(i) - 2;
    target[i] = std::sin(signal[i]);
  }

  batch loss(0.0f);
  for (std::size_t i = 0; i < signal.size(); i += batch::size) {
    const auto in = batch::load_unaligned(&signal[i]);
    const auto out = etch::on_batch<etch::GELU>(in);
    loss += etch::on_batch<square(x - t)>(etch::given(x, out), etch::given(t, batch::load_unaligned(&target[i])));
    out.store_unaligned(&signal[i]);
  }

  const float first = -2, gelu = 0.5f * first * (1 + std::erf(first / std::sqrt(2.0f)));
  std::vector<float> losses(batch::size);
  loss.store_unaligned(losses.data());
  std::printf("GELU(-2) is %f, by hand %f\n", static_cast<double>(signal[0]), static_cast<double>(gelu));
  return std::abs(signal[0] - gelu) < 1e-6f && losses[0] > 0 ? 0 : 1;
}
