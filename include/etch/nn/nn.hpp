// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Everything a network can be declared with.
#pragma once

#include <etch/nn/activation/activations.hpp>
#include <etch/nn/init/initialisers.hpp>
#include <etch/nn/layer/layers.hpp>
#include <etch/nn/loss/losses.hpp>
#include <etch/nn/optimizer/optimizers.hpp>
#include <etch/nn/schedule/schedules.hpp>
