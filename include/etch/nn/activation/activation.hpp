// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an activation is: one expression over x.
#pragma once

#include <etch/expr/lift.hpp>
#include <etch/expr/rewrite.hpp>
#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

template <auto Formula>
struct activation {
  using formula = lifted<Formula>;

  // The activation of an expression.
  template <expression Expression>
  static consteval auto of(Expression e) {
    return replace<input_leaf>(formula{}, e);
  }
};

}  // namespace etch::inline ETCH_TARGET
