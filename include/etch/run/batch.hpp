// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What a step takes: how many rows at most, and how targets lie in memory.
#pragma once

#include <etch/run/lower/prepare.hpp>
#include <etch/run/rows.hpp>

namespace etch::inline ETCH_TARGET {

// The most rows that one step may take.
template <index Rows>
struct Batch {
  static_assert(Rows > 0, "Batch<Rows>: a step needs at least one row, such as Batch<32>");
  static constexpr index rows = Rows;
};

// How targets of some type lie in memory, for a network that yields Width numbers of type T.
template <class Row, index Width, class T>
struct target_form {
  using type = number_target<Width>;
  static constexpr bool ok =
      check::target_fits<found<extent_of<Row>>, expected<Width>>::ok && scalars_ok<Row, Width, T>;
};
template <index Width, class T>
struct target_form<Label, Width, T> {
  using type = label_target<Width>;
  static constexpr bool ok = true;
};

}  // namespace etch::inline ETCH_TARGET
