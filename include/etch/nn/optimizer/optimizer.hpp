// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What an optimizer is: its hyper-parameters as members, and rule(), the assignments it makes to w given g. Etch's own
// rules are templates, so that a program compiles none but the one it uses.
#pragma once

#include <etch/expr/assign.hpp>
#include <etch/expr/lift.hpp>
#include <etch/expr/symbols.hpp>

namespace etch::inline ETCH_TARGET {

// A member of the optimizer, read once for each step.
template <auto Member, bool MostlyZero = false>
struct hyper : leaf_base {
  static constexpr extent shape = once;
  static constexpr auto member = Member;
};
// One that is zero for most, who do not pay for it: passes over weights have a second form without it.
template <auto Member>
using option = hyper<Member, true>;

// What the optimizer remembers between steps: one value for each weight, zero at first.
template <fixed_string Name>
struct memory : leaf_base {
  static constexpr extent shape = each;
  static constexpr auto name = Name;
};

// The parameter where it takes part in weight decay, zero where it does not: biases are left out.
struct decaying_weight : leaf_base {
  static constexpr extent shape = each;
};

// The number of the step, from 1.
struct step_count : leaf_base {
  static constexpr extent shape = once;
};

}  // namespace etch::inline ETCH_TARGET
