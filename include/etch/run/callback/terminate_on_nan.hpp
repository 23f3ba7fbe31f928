// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Ends training when the loss is no number any more, and says which layer was the first to go bad.
#pragma once

#include <cmath>
#include <string>

#include <etch/core/aligned.hpp>
#include <etch/report/type_text.hpp>
#include <etch/run/fit_checks.hpp>
#include <etch/run/layer_outputs.hpp>

namespace etch::inline ETCH_TARGET {

// The model is left with the parameters from before that step. They are copied in every step, which is what this costs.
struct TerminateOnNaN {
  template <class State>
  class run;
};

template <class State>
class TerminateOnNaN::run {
 public:
  explicit run(TerminateOnNaN) {}

  void begin(const State& state) { before_ = state.weights(); }

  void step(State& state) {
    if (std::isfinite(state.loss)) {
      std::memcpy(before_.data(), state.model.data(), before_.size() * sizeof(T));
      return;
    }
    state.set_weights(before_);
    std::string reason = "the loss is ";
    reason.append(kind_of(state.loss)).append(" in epoch ").append(std::to_string(state.epoch + 1));
    reason.append(", step ").append(std::to_string(state.steps_done)).append(": ").append(culprit(state));
    state.stop(reason);
  }

 private:
  using T = typename State::value_type;
  using network = typename State::network;

  // A parameter that the step before has spoilt, or the first layer whose output is not finite.
  static std::string culprit(const State& state) {
    std::string found;
    each_not_finite<T, network>(state.model.data(), owned_of<network>{},
                                [&](const std::string& name, const std::string& place, T value) {
                                  if (!found.empty()) return;
                                  found.append("parameter ").append(name).append(place).append(" is ");
                                  found.append(kind_of(value)).append(" after the step before");
                                });
    if (!found.empty()) return found;
    const auto types = layer_types(typename network::layers{});
    each_layer_output(state.model, state.inputs, state.trainer.seed(), state.trainer.steps(),
                      [&](index layer, const T* output, index stride, index width) {
                        for (index r = 0; found.empty() && r < state.inputs.size(); ++r)
                          for (index c = 0; found.empty() && c < width; ++c)
                            if (const T value = output[r * stride + c]; !std::isfinite(value)) {
                              found.append("layer ").append(std::to_string(layer)).append(", ").append(types[layer]);
                              found.append(", is the first with an output that is not finite (row ");
                              found.append(std::to_string(r)).append(" of the batch, column ");
                              found.append(std::to_string(c)).append(": ").append(kind_of(value)).append(")");
                            }
                      });
    return found.empty() ? "every layer is finite, so it is the loss itself" : found;
  }
  template <class... Layers>
  static std::vector<std::string> layer_types(types<Layers...>) {
    return {type_text<Layers>()...};
  }

  aligned_block<T> before_;
};

}  // namespace etch::inline ETCH_TARGET
