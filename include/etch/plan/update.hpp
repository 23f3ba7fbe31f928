// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What happens to a parameter's gradient: an optimizer's rule uses it up at once, or it is kept in memory.
#pragma once

#include <etch/nn/loss/loss.hpp>
#include <etch/nn/optimizer/gradient.hpp>
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

// A gradient with the derivatives of the penalties on all weights and of those on the parameter itself.
template <class Penalties, class Parameter, class Gradient>
consteval auto with_penalties(Parameter w, Gradient g) {
  using declared = typename Parameter::declared;
  using everywhere = std::conditional_t<declared::decays, Penalties, types<>>;
  using penalties = typename joined<everywhere, typename declared::penalties>::type;
  return g + replace<weight_value>(penalty_gradient(penalties{}), w);
}

// An optimizer's rule as definitions.
template <class Parameter, class Gradient, auto Assignments, class List>
consteval auto rule_defines(List list) {
  if constexpr (requires { Assignments.first; }) {
    constexpr update_binding<Parameter, Gradient> map{};
    using target = decltype(rewrite(map, Assignments.first.target));
    using result = decltype(rewrite(map, lift<Assignments.first.value>()));
    return rule_defines<Parameter, Gradient, Assignments.rest>(append<List, define<target, result>>{});
  } else
    return list;
}

// The gradient goes into the optimizer's rule in the pass that makes it, and is never in memory.
template <class Optimizer, class Penalties = types<>>
struct fused_update {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter w, Gradient g) {
    using total = decltype(after_norm<Optimizer>(before_norm<Optimizer>(with_penalties<Penalties>(w, g))));
    return rule_defines<Parameter, total, Optimizer::rule()>(types<>{});
  }
};

// The gradient is wanted as such.
struct kept_gradient {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter, Gradient) {
    return types<define<gradient_of<Parameter>, Gradient>>{};
  }
};

// All gradients are wanted before anything is updated: see plan/late_update.hpp.
template <class Optimizer, class Penalties = types<>>
struct gathered_gradient {
  template <class Parameter, class Gradient>
  static consteval auto of(Parameter w, Gradient g) {
    using total = decltype(with_penalties<Penalties>(w, g));
    constexpr index batches = batches_of_step<Optimizer>;
    if constexpr (batches == 1)
      return types<define<gradient_of<Parameter>, total>>{};
    else
      return types<define<gradient_of<Parameter>,
                          decltype(gradient_of<Parameter>{} + total{} * lit<1 / static_cast<double>(batches)>{})>>{};
  }
};

template <class Optimizer, class Loss>
using update_for = std::conditional_t<needs_all_gradients<Optimizer>, gathered_gradient<Optimizer, penalties_of<Loss>>,
                                      fused_update<Optimizer, penalties_of<Loss>>>;

}  // namespace etch::inline ETCH_TARGET
