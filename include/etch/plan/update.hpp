// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What happens to a parameter's gradient: an optimizer's rule uses it up at once, or it is kept in memory.
#pragma once

#include <etch/nn/optimizer/optimizer.hpp>
#include <etch/plan/program.hpp>

namespace etch::inline ETCH_TARGET {

// An optimizer's leaves become those of one parameter.
template <class Parameter, class Gradient>
struct update_binding {
  static consteval Parameter of(weight_value) { return {}; }
  static consteval Gradient of(gradient_value) { return {}; }
  template <fixed_string Name>
  static consteval auto of(memory<Name>) {
    return state<Name, Parameter>{};
  }
};

// The gradient goes into the optimizer's rule in the pass that makes it, and is never in memory.
template <class Optimizer>
struct fused_update {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter, Gradient) {
    return defines<Parameter, Gradient, Optimizer::rule()>(types<>{});
  }

 private:
  template <class Parameter, class Gradient, auto Assignments, class List>
  static consteval auto defines(List list) {
    if constexpr (requires { Assignments.first; }) {
      constexpr update_binding<Parameter, Gradient> map{};
      using target = decltype(rewrite(map, Assignments.first.target));
      using result = decltype(rewrite(map, lift<Assignments.first.value>()));
      return defines<Parameter, Gradient, Assignments.rest>(append<List, define<target, result>>{});
    } else
      return list;
  }
};

// The gradient is wanted as such.
struct kept_gradient {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter, Gradient) {
    return types<define<gradient_of<Parameter>, Gradient>>{};
  }
};

}  // namespace etch::inline ETCH_TARGET
