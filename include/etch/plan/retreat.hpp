// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The way back under construction, and the same in names of the layer before.
#pragma once

#include <etch/plan/flush.hpp>

namespace etch::inline ETCH_TARGET {

// `Update` turns a parameter and its gradient into definitions.
template <class Update, class Program, class Contributions, class Updates>
struct retreat {
  using update = Update;
  using program = Program;
  using contributions = Contributions;
  using updates = Updates;
};

// The same in other names.
template <class Map, class... Values, class... Expressions>
consteval auto moved(types<contribution<Values, Expressions>...>) {
  return types<contribution<renamed_t<Map, Values>, renamed_t<Map, Expressions>>...>{};
}
template <class Map, class... Parameters, class... Gradients>
consteval auto moved(types<pending_update<Parameters, Gradients>...>) {
  return types<pending_update<renamed_t<Map, Parameters>, renamed_t<Map, Gradients>>...>{};
}
template <class Map>
consteval auto moved(types<> none) {
  return none;
}
// The way back in names of the layer before: its own values are numbered anew.
template <class Map, class Update, class Program, class Contributions, class Updates>
consteval auto moved(retreat<Update, Program, Contributions, Updates>) {
  return retreat<Update, program<decltype(renamed_stages<Map>(typename Program::stages{})), types<>, way_back>,
                 decltype(moved<Map>(Contributions{})), decltype(moved<Map>(Updates{}))>{};
}

}  // namespace etch::inline ETCH_TARGET
