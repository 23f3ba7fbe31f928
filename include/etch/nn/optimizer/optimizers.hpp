// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All optimizers, as one list that tests, benchmarks and documentation go through.
#pragma once

#include <etch/nn/optimizer/accumulate.hpp>
#include <etch/nn/optimizer/adagrad.hpp>
#include <etch/nn/optimizer/adam.hpp>
#include <etch/nn/optimizer/adamax.hpp>
#include <etch/nn/optimizer/adamw.hpp>
#include <etch/nn/optimizer/clip_norm.hpp>
#include <etch/nn/optimizer/clip_value.hpp>
#include <etch/nn/optimizer/momentum.hpp>
#include <etch/nn/optimizer/nadam.hpp>
#include <etch/nn/optimizer/nesterov.hpp>
#include <etch/nn/optimizer/rmsprop.hpp>
#include <etch/nn/optimizer/sgd.hpp>

namespace etch::inline ETCH_TARGET {

using all_optimizers = types<SGD, Momentum, Nesterov, AdaGrad, RMSprop, Adam, AdamW, AdaMax, NAdam>;

}  // namespace etch::inline ETCH_TARGET
