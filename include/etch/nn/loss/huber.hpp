// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Huber's loss: squares up to Delta and straight lines beyond, so that outliers pull with bounded force.
#pragma once

#include <etch/nn/loss/loss.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Delta = 1.0>
struct Huber : loss<mean(where(
                   abs(symbols::p - symbols::t) <= static_cast<double>(Delta), 0.5 * square(symbols::p - symbols::t),
                   static_cast<double>(Delta) * (abs(symbols::p - symbols::t) - 0.5 * static_cast<double>(Delta))))> {};

}  // namespace etch::inline ETCH_TARGET
