// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Mean absolute error, the mean of |p − t| over the outputs.
#pragma once

#include <etch/nn/loss/loss.hpp>

namespace etch::inline ETCH_TARGET {

struct MeanAbsoluteError : loss<mean(abs(symbols::p - symbols::t))> {};

}  // namespace etch::inline ETCH_TARGET
