// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Which initialiser suits an activation: the one it names, `using init = He;`, or else Xavier.
#pragma once

#include <etch/nn/init/xavier.hpp>

namespace etch::inline ETCH_TARGET {

template <class Act>
struct chosen_init {
  using type = Xavier;
};
template <class Act>
requires requires { typename Act::init; }
struct chosen_init<Act> {
  using type = typename Act::init;
};

template <class Act>
using init_for = typename chosen_init<Act>::type;

}  // namespace etch::inline ETCH_TARGET
