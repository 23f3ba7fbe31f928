// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The logarithm of softmax, for losses that take it
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct LogSoftmax : activation<log_softmax(symbols::x)> {};

}  // namespace etch::inline ETCH_TARGET
