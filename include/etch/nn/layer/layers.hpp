// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// All layers.
#pragma once

#include <etch/nn/layer/activation.hpp>
#include <etch/nn/layer/batch_norm.hpp>
#include <etch/nn/layer/concatenate.hpp>
#include <etch/nn/layer/conv2d.hpp>
#include <etch/nn/layer/dense.hpp>
#include <etch/nn/layer/dropout.hpp>
#include <etch/nn/layer/flatten.hpp>
#include <etch/nn/layer/frozen.hpp>
#include <etch/nn/layer/gated.hpp>
#include <etch/nn/layer/input.hpp>
#include <etch/nn/layer/layer_norm.hpp>
#include <etch/nn/layer/parallel.hpp>
#include <etch/nn/layer/residual.hpp>
#include <etch/nn/layer/rms_norm.hpp>
#include <etch/nn/layer/sequential.hpp>
