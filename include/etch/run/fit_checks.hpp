// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// What fit looks at before anything changes: hyper-parameters, weights, data.
#pragma once

#include <cmath>
#include <string>

#include <etch/data/check.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/fit_error.hpp>

namespace etch::inline ETCH_TARGET {

// [out, in], as the shape of the tensor in a file.
template <class Declared>
std::string place_of(index out, index in) {
  std::string text = "[";
  text += std::to_string(out);
  if constexpr (Declared::shape == each) text.append(", ").append(std::to_string(in));
  return text += "]";
}

template <class T>
const char* kind_of(T value) {
  return value != value ? "nan" : value > 0 ? "infinity" : "-infinity";
}

// Calls bad(name, place, value) for the first number that is not finite in each parameter of a block.
template <class T, class Network, class Bad, class... Owned>
void each_not_finite(const T* block, types<Owned...>, Bad&& bad) {
  const auto look = [&]<class Path, class Declared>(owned<Path, Declared> parameter) {
    const T* block_ = block + parameters_of<Network, T>::template offset<owned<Path, Declared>>;
    if (detail::all_finite(block_, parameter_size<T, Declared>())) return;
    for (index to = 0; to < Declared::columns; ++to)
      for (index of = 0; of < Declared::rows; ++of)
        if (const T found = element_of_parameter<Declared>(block_, of, to); !detail::is_finite(found)) {
          bad(std::string(std::string_view(name_of(parameter))), place_of<Declared>(to, of), found);
          return;
        }
  };
  (look(Owned{}), ...);
}

template <class Network, class T>
void check_weights(const Model<Network, T>& model) {
  each_not_finite<T, Network>(
      model.data(), owned_of<Network>{}, [](const std::string& name_, const std::string& place, T bad) {
        throw fit_error(std::string("model, parameter ").append(name_).append(", element ").append(place),
                        "a finite number", kind_of(bad));
      });
}

inline void check_setting(bool good, const char* name, const char* wanted, double value) {
  if (!good) throw fit_error(std::string("optimizer, ") + name, wanted, detail::text_of(value));
}

// The members that optimizers share, by their names.
template <class Optimizer>
void check_optimizer(const Optimizer& optimizer) {
  const auto positive = [](double v) { return v > 0 && std::isfinite(v); };
  const auto share = [](double v) { return v >= 0 && v < 1; };
  if constexpr (requires { optimizer.learning_rate; }) {
    const auto rate = static_cast<double>(optimizer.learning_rate);
    check_setting(positive(rate), "learning_rate", "a positive finite number", rate);
  }
  const auto check_share = [&](const char* name_, double v) {
    check_setting(share(v), name_, "a number from 0 to below 1", v);
  };
  if constexpr (requires { optimizer.momentum; }) check_share("momentum", static_cast<double>(optimizer.momentum));
  if constexpr (requires { optimizer.beta1; }) check_share("beta1", static_cast<double>(optimizer.beta1));
  if constexpr (requires { optimizer.beta2; }) check_share("beta2", static_cast<double>(optimizer.beta2));
  if constexpr (requires { optimizer.epsilon; }) {
    const auto epsilon = static_cast<double>(optimizer.epsilon);
    check_setting(positive(epsilon), "epsilon", "a positive finite number", epsilon);
  }
  if constexpr (requires { optimizer.weight_decay; }) {
    const auto decay = static_cast<double>(optimizer.weight_decay);
    check_setting(decay >= 0 && std::isfinite(decay), "weight_decay", "a finite number that is not negative", decay);
  }
}

// What a loss demands of its targets.
template <class Loss, class Row, index Outputs>
data_demands demands_of(std::string_view name, index batch_size) {
  data_demands demands{.name = name, .batch_size = batch_size};
  if constexpr (same<Row, Label>)
    demands.classes = Outputs == 1 ? 2 : Outputs;
  else if constexpr (classifies<Loss, Row>)
    demands.targets = answers_separately<Loss> ? target_rule::probabilities : target_rule::distribution;
  return demands;
}

}  // namespace etch::inline ETCH_TARGET
