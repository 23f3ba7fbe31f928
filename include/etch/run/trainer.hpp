// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training, one step at a time, in memory that is laid out once.
#pragma once

#include <etch/kernel/mode.hpp>
#include <etch/nn/check/loss.hpp>
#include <etch/plan/predictions.hpp>
#include <etch/plan/update.hpp>
#include <etch/run/batch.hpp>
#include <etch/run/coins.hpp>
#include <etch/run/model.hpp>
#include <etch/run/next_rows.hpp>

namespace etch::inline ETCH_TARGET {

// A trainer whose steps are shared by the threads of an executor, or fetch the next rows; results keep their bits.
template <class Trainer, class Executor>
class TrainerOn {
 public:
  TrainerOn(Trainer& trainer, Executor& executor) : trainer_(&trainer), executor_(&executor) {}

  // As those of the trainer.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  auto step(const Inputs& input_rows, const Targets& target_rows) {
    return trainer_->share_step(*executor_, input_rows, target_rows);
  }
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  auto step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights) {
    return trainer_->share_step(*executor_, input_rows, target_rows, weights);
  }
  using predicted = std::span<std::array<typename Trainer::value_type, Trainer::outputs>>;
  template <contiguous_rows Inputs, contiguous_rows Targets>
  auto step(const Inputs& input_rows, const Targets& target_rows, predicted predictions) {
    return trainer_->share_step(*executor_, input_rows, target_rows, predictions);
  }
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  auto step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights, predicted predictions) {
    return trainer_->share_step(*executor_, input_rows, target_rows, weights, predictions);
  }

 private:
  Trainer* trainer_;
  Executor* executor_;
};

// Trains a model it refers to. After construction nothing is allocated; on an executor, after the first step.
template <class Network, class Loss, class Optimizer, class Batch, class T = float>
class Trainer : private loss_checked<Loss, Network>, private check::weights_can_train<Network, is_narrowed<Network>> {
 public:
  using network = Network;
  using loss_type = Loss;
  using optimizer_type = Optimizer;
  using value_type = T;
  using plan = training_plan<Network, Loss, update_for<Optimizer, Loss>>;
  static constexpr index inputs = Network::inputs, outputs = Network::outputs, most_rows = Batch::rows;

  explicit Trainer(Model<Network, T>& model, Optimizer optimizer = {}, Seed seed = {})
      : model_(&model), optimizer_(optimizer), seed_(seed), block_(block_size), keys_(coins::count * most_rows) {}

  // One step on as many rows as all ranges have, at most Batch: returns the mean loss before the step.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows) {
    return any_step(all_here, input_rows, target_rows);
  }
  // With a Weighted loss: each row counts as much as its weight says. The mean is over the number of rows.
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  T step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights) {
    return any_step(all_here, input_rows, target_rows, weights);
  }

  // The same, and `predictions` receives what the network said of each row before the step, dropout included.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows, std::span<std::array<T, outputs>> predictions) {
    return any_step(all_here, input_rows, target_rows, predictions);
  }
  template <contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
  T step(const Inputs& input_rows, const Targets& target_rows, const Weights& weights,
         std::span<std::array<T, outputs>> predictions) {
    return any_step(all_here, input_rows, target_rows, weights, predictions);
  }

  // The same steps on several threads: trainer.on(threads).step(x, y).
  template <executor Executor>
  TrainerOn<Trainer, Executor> on(Executor& executor) {
    return {*this, executor};
  }

  // The same steps, which also fetch the rows that the one after them will take.
  using next = next_rows<T, most_rows>;
  TrainerOn<Trainer, const next> before(const next& rows_to_come) { return {*this, rows_to_come}; }

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
  // The gradients of an optimizer that needs all of them before it updates anything.
  static constexpr bool has_gradients = needs_all_gradients<Optimizer>;
  T* gradients() requires has_gradients { return state(state_count); }
  const T* gradients() const requires has_gradients { return state(state_count); }

 private:
  template <class, class>
  friend class TrainerOn;

  using coins = coins_of<plan>;
  using late_plan = late_update_plan<Network, Optimizer>;
  static constexpr index batches = batches_of_step<Optimizer>;
  static constexpr auto map = memory_of<T, plan, most_rows>;
  using batch_rows_type = rows_of_batch<most_rows>;
  static constexpr index late_size = [] {
    if constexpr (batches == 1)
      return index{0};
    else
      return round_up(memory_of<T, late_plan, 1>.size, line<T>);
  }();
  static constexpr index parameter_elements = layer_blocks_of<Network, T>::size;
  static constexpr index workspace_size = round_up(map.size, line<T>) + late_size;
  static constexpr index waiting_size = most_waiting<T, plan> * most_rows;
  static constexpr index block_count = state_count + (needs_all_gradients<Optimizer> ? 1 : 0);
  static constexpr index block_size = workspace_size + block_count * parameter_elements;

  template <class Executor, class... Arguments>
  T share_step(Executor& executor, const Arguments&... arguments) {
    if (waiting_.size() == 0 && waiting_size != 0) waiting_ = aligned_block<T>(waiting_size);
    const auto shared = [&](batch_rows_type rows_) {
      return shared_rows<T, batch_rows_type, Executor>{rows_, &executor, waiting_.data()};
    };
    return any_step(shared, arguments...);
  }

  template <class... Arguments>
  T share_step(const next& rows_to_come, const Arguments&... arguments) {
    const auto before = [&](batch_rows_type rows_) {
      return rows_before<T, batch_rows_type>{rows_, rows_to_come.data()};
    };
    return any_step(before, arguments...);
  }

  // `rows_of` says who works on so many rows: the caller, if not an executor.
  static constexpr auto all_here = [](batch_rows_type rows_) { return rows_; };
  template <class RowsOf, class Inputs, class Targets>
  T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows) {
    if constexpr (check::row_weights_fit<Loss, false>::ok)
      return step_on_rows<plan>(rows_of, input_rows, target_rows, most_rows, nullptr);
    else
      return 0;
  }
  template <class RowsOf, class Inputs, class Targets, row_weights Weights>
  T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows, const Weights& weights) {
    if constexpr (check::row_weights_fit<Loss, true>::ok && check::scalars_fit<row_type_of<Weights>, T>::ok)
      return step_on_rows<plan>(rows_of, input_rows, target_rows, smaller_of(std::size(weights), most_rows), nullptr,
                                std::data(weights));
    else
      return 0;
  }
  template <class RowsOf, class Inputs, class Targets>
  T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows,
             std::span<std::array<T, outputs>> predictions) {
    if constexpr (check::row_weights_fit<Loss, false>::ok)
      return step_on_rows<plan_with_predictions<Network, plan>>(
          rows_of, input_rows, target_rows, smaller_of(predictions.size(), most_rows), predictions.data());
    else
      return 0;
  }
  template <class RowsOf, class Inputs, class Targets, row_weights Weights>
  T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows, const Weights& weights,
             std::span<std::array<T, outputs>> predictions) {
    if constexpr (check::row_weights_fit<Loss, true>::ok && check::scalars_fit<row_type_of<Weights>, T>::ok)
      return step_on_rows<plan_with_predictions<Network, plan>>(
          rows_of, input_rows, target_rows, smaller_of(smaller_of(std::size(weights), predictions.size()), most_rows),
          predictions.data(), std::data(weights));
    else
      return 0;
  }

  // `weights` is one pointer, or nothing.
  template <class Plan, class RowsOf, class Inputs, class Targets, class... Weights>
  T step_on_rows(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows, index most,
                 std::array<T, outputs>* predictions, const Weights*... weights) {
    using form = target_form<row_type_of<Targets>, outputs, T>;
    if constexpr (form::ok && takes_rows<row_type_of<Inputs>, inputs, T>) {
      const index rows = smaller_of(smaller_of(std::size(input_rows), std::size(target_rows)), most);
      if (rows == 0) return 0;
      return step_on<typename form::type, Plan>(
          stored_as<T>(std::data(input_rows)), std::data(target_rows), rows, rows_of(known_rows<most_rows>(rows)),
          predictions == nullptr ? nullptr : predictions->data(), stored_as<T>(weights)...);
    } else
      return 0;
  }

  static const T* if_any() { return nullptr; }
  static const T* if_any(const T* weights) { return weights; }

  template <class Target, class Plan, class Rows, class... Weights>
  T step_on(const T* input_rows, const void* target_rows, index rows, Rows worked_on, T* predictions,
            Weights... weights) {
    const in_mode training(without_subnormals());
    ++steps_;
    const auto step_number = static_cast<double>((steps_ - 1) / batches + 1);
    T loss = 0;
    fill_coins(coins{}, seed_, steps_, 0, keys_.data(), rows, most_rows);
    memory_of_run<T> memory{.parameters = model_->data(),
                            .states = state(0),
                            .gradients = state(state_count),
                            .workspace = block_.data(),
                            .input = input_rows,
                            .target = target_rows,
                            .row_weights = if_any(weights...),
                            .output = predictions,
                            .loss = &loss,
                            .optimizer = &optimizer_,
                            .step = &step_number,
                            .coins = keys_.data(),
                            .coin_stride = most_rows};
    execute<T, Network, Plan, Optimizer, Target>(map, memory, worked_on);
    if constexpr (batches > 1)
      if (steps_ % batches == 0) {
        static constexpr auto late_map = memory_of<T, late_plan, 1>;
        execute<T, Network, late_plan, Optimizer, void>(late_map, memory, constant<1>{});
      }
    return loss / static_cast<T>(rows);
  }

  Model<Network, T>* model_;
  Optimizer optimizer_;
  Seed seed_;
  std::uint64_t steps_ = 0;
  aligned_block<T> block_;
  aligned_block<std::uint32_t> keys_;
  aligned_block<T> waiting_;  // sums over the batch while several threads work on it
};

}  // namespace etch::inline ETCH_TARGET
