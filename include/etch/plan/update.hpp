// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What happens to a parameter's gradient: an optimizer's rule uses it up at once, or it is kept in memory.
#pragma once

#include <etch/nn/loss/loss.hpp>
#include <etch/nn/optimizer/optimizer.hpp>
#include <etch/nn/penalty/penalty.hpp>
#include <etch/plan/program.hpp>

namespace etch::inline ETCH_TARGET {

// An optimizer's leaves become those of one parameter.
template <class Parameter, class Gradient>
struct update_binding {
  static consteval Parameter of(weight_value) { return {}; }
  static consteval Gradient of(gradient_value) { return {}; }
  static consteval auto of(decaying_weight) {
    if constexpr (Parameter::declared::decays)
      return Parameter{};
    else
      return zero;
  }
  template <fixed_string Name>
  static consteval auto of(memory<Name>) {
    return state<Name, Parameter>{};
  }
};

// The gradient goes into the optimizer's rule in the pass that makes it, and is never in memory. Penalties on all
// weights and those of the parameter itself are added to it.
template <class Optimizer, class Penalties = types<>>
struct fused_update {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter w, Gradient g) {
    using declared = typename Parameter::declared;
    using everywhere = std::conditional_t<declared::decays, Penalties, types<>>;
    using penalties = typename joined<everywhere, typename declared::penalties>::type;
    using total = decltype(g + replace<weight_value>(penalty_gradient(penalties{}), w));
    return defines<Parameter, total, Optimizer::rule()>(types<>{});
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

template <class Optimizer, class Loss>
using update_for = fused_update<Optimizer, penalties_of<Loss>>;

// The gradient is wanted as such.
struct kept_gradient {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter, Gradient) {
    return types<define<gradient_of<Parameter>, Gradient>>{};
  }
};

}  // namespace etch::inline ETCH_TARGET
