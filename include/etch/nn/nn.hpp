// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All formulas: layers, activations, losses, optimizers, initialisers.
#pragma once

#include <etch/nn/activation/linear.hpp>
#include <etch/nn/activation/relu.hpp>
#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/activation/softmax.hpp>
#include <etch/nn/activation/swish.hpp>
#include <etch/nn/activation/tanh.hpp>
#include <etch/nn/layer/batch_norm.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/dropout.hpp>
#include <etch/nn/layer/sequential.hpp>
#include <etch/nn/loss/binary_cross_entropy.hpp>
#include <etch/nn/loss/cross_entropy.hpp>
#include <etch/nn/loss/mean_squared_error.hpp>
#include <etch/nn/optimizer/adam.hpp>
#include <etch/nn/optimizer/sgd.hpp>
