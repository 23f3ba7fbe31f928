// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Mean squared error, the mean of (p − t)² over the outputs.
#pragma once

#include <etch/nn/loss/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct MeanSquaredError : loss<mean(square(symbols::p - symbols::t))> {};

}  // namespace etch::inline ETCH_TARGET
