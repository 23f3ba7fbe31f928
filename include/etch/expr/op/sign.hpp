// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The sign of a: −1, 0 or 1; its derivative is 0
#pragma once

#include <etch/expr/op/compare.hpp>
#include <etch/expr/op/negate.hpp>
#include <etch/expr/op/where.hpp>

namespace etch::inline ETCH_TARGET {

template <expression A>
consteval auto sign(A a) {
  return where(a > zero, one, where(a < zero, -one, a));  // 0 and NaN pass through
}

}  // namespace etch::inline ETCH_TARGET
