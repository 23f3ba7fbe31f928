// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// A class number, as data sets and losses use it.
#pragma once

#include <cstdint>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET {

using Label = std::uint32_t;

}  // namespace etch::inline ETCH_TARGET
