// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All activations, as one list that tests, benchmarks and documentation go through.
#pragma once

#include <etch/nn/activation/elu.hpp>
#include <etch/nn/activation/gelu.hpp>
#include <etch/nn/activation/gelu_tanh.hpp>
#include <etch/nn/activation/hard_sigmoid.hpp>
#include <etch/nn/activation/hard_swish.hpp>
#include <etch/nn/activation/leaky_relu.hpp>
#include <etch/nn/activation/linear.hpp>
#include <etch/nn/activation/log_softmax.hpp>
#include <etch/nn/activation/mish.hpp>
#include <etch/nn/activation/prelu.hpp>
#include <etch/nn/activation/relu.hpp>
#include <etch/nn/activation/selu.hpp>
#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/activation/silu.hpp>
#include <etch/nn/activation/softmax.hpp>
#include <etch/nn/activation/softplus.hpp>
#include <etch/nn/activation/swish.hpp>
#include <etch/nn/activation/tanh.hpp>

namespace etch::inline ETCH_TARGET {

using all_activations = types<Linear, ReLU, LeakyReLU<>, PReLU, ELU<>, SELU, GELU, GELUTanh, Swish, SiLU, Mish,
                              Softplus, Sigmoid, HardSigmoid, HardSwish, Tanh, Softmax, LogSoftmax>;

}  // namespace etch::inline ETCH_TARGET
