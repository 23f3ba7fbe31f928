// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// x, unchanged
#pragma once

#include <etch/nn/activation/activation.hpp>

namespace etch::inline ETCH_TARGET {

struct Linear : activation<symbols::x> {};

}  // namespace etch::inline ETCH_TARGET
