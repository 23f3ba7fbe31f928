// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training, one step at a time, in memory that is laid out once.
#pragma once

#include <etch/nn/check/loss.hpp>
#include <etch/plan/predictions.hpp>
#include <etch/plan/update.hpp>
#include <etch/run/batch.hpp>
#include <etch/run/coins.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

// Trains a model it refers to. After construction nothing is allocated.
template <class Network, class Loss, class Optimizer, class Batch, class T = float>
class Trainer : private loss_checked<Loss, Network> {
 public:
  using network = Network;
  using loss_type = Loss;
  using optimizer_type = Optimizer;
  using value_type = T;
  using plan = training_plan<Network, Loss, update_for<Optimizer, Loss>>;
  static constexpr index inputs = Network::inputs, outputs = Network::outputs, most_rows = Batch::rows;

  explicit Trainer(Model<Network, T>& model, Optimizer optimizer = {}, Seed seed = {})
      : model_(&model), optimizer_(optimizer), seed_(seed), block_(block_size), keys_(coins::size * most_rows) {}

  // One step on as many rows as all ranges have, at most Batch: returns the mean loss before the step.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows) {
    if constexpr (check::row_weights_fit<Loss, false>::ok)
      return step_on_rows<plan>(input_rows, target_rows, most_rows, nullptr);
    else
      return 0;
  }

  // With a Weighted loss: each row counts as much as its weight says. The mean is over the number of rows.
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  T step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights) {
    if constexpr (check::row_weights_fit<Loss, true>::ok && check::scalars_fit<row_type_of<Weights>, T>::ok)
      return step_on_rows<plan>(input_rows, target_rows, smaller_of(std::size(weights), most_rows), nullptr,
                                std::data(weights));
    else
      return 0;
  }

  // The same, and `predictions` receives what the network said of each row before the step, dropout included.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows, std::span<std::array<T, outputs>> predictions) {
    if constexpr (check::row_weights_fit<Loss, false>::ok)
      return step_on_rows<plan_with_predictions<Network, plan>>(
          input_rows, target_rows, smaller_of(predictions.size(), most_rows), predictions.data());
    else
      return 0;
  }
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  T step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights,
         std::span<std::array<T, outputs>> predictions) {
    if constexpr (check::row_weights_fit<Loss, true>::ok && check::scalars_fit<row_type_of<Weights>, T>::ok)
      return step_on_rows<plan_with_predictions<Network, plan>>(
          input_rows, target_rows, smaller_of(smaller_of(std::size(weights), predictions.size()), most_rows),
          predictions.data(), std::data(weights));
    else
      return 0;
  }

  Optimizer& optimizer() { return optimizer_; }
  const Optimizer& optimizer() const { return optimizer_; }
  Model<Network, T>& model() { return *model_; }
  const Model<Network, T>& model() const { return *model_; }
  Seed seed() const { return seed_; }
  std::uint64_t steps() const { return steps_; }
  void set_steps(std::uint64_t steps) { steps_ = steps; }

  // What the optimizer remembers: one block for each of its memories, laid out as the model's parameters are.
  static constexpr index state_count = memory_count<Optimizer::rule()>();
  T* state(index which) { return block_.data() + workspace_size + which * parameter_elements; }
  const T* state(index which) const { return block_.data() + workspace_size + which * parameter_elements; }

 private:
  using coins = coins_of<plan>;
  static constexpr auto map = memory_of<T, plan, most_rows>;
  static constexpr index parameter_elements = parameters_of<Network, T>::size;
  static constexpr index workspace_size = round_up(map.size, line<T>);
  static constexpr index block_size = workspace_size + state_count * parameter_elements;

  // `weights` is one pointer, or nothing.
  template <class Plan, class Inputs, class Targets, class... Weights>
  T step_on_rows(const Inputs& input_rows, const Targets& target_rows, index most, std::array<T, outputs>* predictions,
                 const Weights*... weights) {
    using form = target_form<row_type_of<Targets>, outputs, T>;
    if constexpr (form::ok && takes_rows<row_type_of<Inputs>, inputs, T>) {
      const index rows = smaller_of(smaller_of(std::size(input_rows), std::size(target_rows)), most);
      if (rows == 0) return 0;
      return step_on<typename form::type, Plan>(stored_as<T>(std::data(input_rows)), std::data(target_rows), rows,
                                                predictions == nullptr ? nullptr : predictions->data(),
                                                stored_as<T>(weights)...);
    } else
      return 0;
  }

  static const T* if_any() { return nullptr; }
  static const T* if_any(const T* weights) { return weights; }

  template <class Target, class Plan, class... Weights>
  T step_on(const T* input_rows, const void* target_rows, index rows, T* predictions, Weights... weights) {
    ++steps_;
    const auto step_number = static_cast<double>(steps_);
    T loss = 0;
    fill_coins(coins{}, seed_, steps_, 0, keys_.data(), rows, most_rows);
    execute<T, Network, Plan, Optimizer, Target>(map,
                                                 memory_of_run<T>{.parameters = model_->data(),
                                                                  .states = block_.data() + workspace_size,
                                                                  .workspace = block_.data(),
                                                                  .input = input_rows,
                                                                  .target = target_rows,
                                                                  .row_weights = if_any(weights...),
                                                                  .output = predictions,
                                                                  .loss = &loss,
                                                                  .optimizer = &optimizer_,
                                                                  .step = &step_number,
                                                                  .coins = keys_.data(),
                                                                  .coin_stride = most_rows},
                                                 rows);
    return loss / static_cast<T>(rows);
  }

  Model<Network, T>* model_;
  Optimizer optimizer_;
  Seed seed_;
  std::uint64_t steps_ = 0;
  aligned_block<T> block_;
  aligned_block<std::uint32_t> keys_;
};

}  // namespace etch::inline ETCH_TARGET
