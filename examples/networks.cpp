// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Networks are types: layers in a row, networks in networks, and the constants that describe them.
#include <etch/declare.hpp>

#include <type_traits>

// clang-format off
using Encoder = etch::Sequential<
    etch::Dense<16, 64, etch::GELU>,
    etch::LayerNorm<64>,
    etch::Residual<etch::Dense<64, 64, etch::GELU>, etch::Dense<64, 64>>>;

using Policy = etch::Sequential<
    Encoder,
    etch::Dropout<0.1>,
    etch::Dense<64, 4, etch::Tanh, etch::Init<etch::Orthogonal>, etch::L2<1e-4>>>;

using Mixture = etch::Parallel<etch::Sum, etch::Dense<16, 8>, etch::Gated<16, 8>>;
using Tuned = etch::Sequential<etch::Frozen<Encoder>, etch::Dense<64, 2>>;
// clang-format on

static_assert(Policy::inputs == 16 && Policy::outputs == 4);
static_assert(Policy::parameter_count == (16 * 64 + 64) + 2 * 64 + 2 * (64 * 64 + 64) + (64 * 4 + 4));
static_assert(etch::cost<Policy>.inference_bytes <= 2 * 1024);
static_assert(std::is_empty_v<Policy>);

static_assert(Mixture::outputs == 8);
static_assert(Tuned::parameter_count == 64 * 2 + 2);

static_assert(etch::connects<etch::Dense<16, 64>, etch::Dense<64, 4>>);
static_assert(!etch::connects<etch::Dense<16, 64>, etch::Dense<32, 4>>);

int main() {}
