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

// A trainer whose steps are shared by the threads of an executor; results keep their bits.
template <class Trainer, class Executor>
class TrainerOn {
 public:
  TrainerOn(Trainer& trainer, Executor& executor) : trainer_(&trainer), executor_(&executor) {}

  // As those of the trainer.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  auto step(const Inputs& input_rows, const Targets& target_rows) {
    return trainer_->share_step(*executor_, input_rows, target_rows);
  }
  template <contiguous_rows Inputs, contiguous_rows Targets>
  auto step(const Inputs& input_rows, const Targets& target_rows,
            std::span<std::array<typename Trainer::value_type, Trainer::outputs>> predictions) {
    return trainer_->share_step(*executor_, input_rows, target_rows, predictions);
  }

 private:
  Trainer* trainer_;
  Executor* executor_;
};

// Trains a model it refers to. After construction nothing is allocated; on an executor, after the first step.
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

  // One step on as many rows as both ranges have, at most Batch: returns the mean loss before the step.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows) {
    return any_step(all_here, input_rows, target_rows);
  }

  // The same, and `predictions` receives what the network said of each row before the step, dropout included.
  template <contiguous_rows Inputs, contiguous_rows Targets>
  T step(const Inputs& input_rows, const Targets& target_rows, std::span<std::array<T, outputs>> predictions) {
    return any_step(all_here, input_rows, target_rows, predictions);
  }

  // The same steps on several threads: trainer.on(threads).step(x, y).
  template <executor Executor>
  TrainerOn<Trainer, Executor> on(Executor& executor) {
    return {*this, executor};
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
  template <class, class>
  friend class TrainerOn;

  using coins = coins_of<plan>;
  static constexpr auto map = memory_of<T, plan, most_rows>;
  static constexpr index parameter_elements = parameters_of<Network, T>::size;
  static constexpr index workspace_size = round_up(map.size, line<T>);
  static constexpr index waiting_size = most_waiting<T, plan> * most_rows;
  static constexpr index block_size = workspace_size + state_count * parameter_elements;

  template <class Executor, class... Arguments>
  T share_step(Executor& executor, const Arguments&... arguments) {
    if (waiting_.size() == 0 && waiting_size != 0) waiting_ = aligned_block<T>(waiting_size);
    const auto shared = [&](index rows) { return shared_rows<T, Executor>{rows, &executor, waiting_.data()}; };
    return any_step(shared, arguments...);
  }

  // `rows_of` says who works on so many rows: the caller, if not an executor.
  static constexpr auto all_here = [](index rows) { return rows; };
  template <class RowsOf, class Inputs, class Targets>
  ETCH_INLINE T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows) {
    using form = target_form<row_type_of<Targets>, outputs>;
    if constexpr (form::ok && check::input_fits<found<extent_of<row_type_of<Inputs>>>, expected<inputs>>::ok) {
      const index rows = smaller_of(most_rows, smaller_of(std::size(input_rows), std::size(target_rows)));
      if (rows == 0) return 0;
      return step_on<typename form::type, plan>(std::data(input_rows)[0].data(), std::data(target_rows), rows,
                                                rows_of(rows));
    } else
      return 0;
  }
  template <class RowsOf, class Inputs, class Targets>
  ETCH_INLINE T any_step(RowsOf rows_of, const Inputs& input_rows, const Targets& target_rows,
                         std::span<std::array<T, outputs>> predictions) {
    using form = target_form<row_type_of<Targets>, outputs>;
    if constexpr (form::ok && check::input_fits<found<extent_of<row_type_of<Inputs>>>, expected<inputs>>::ok) {
      const index most = smaller_of(most_rows, predictions.size());
      const index rows = smaller_of(most, smaller_of(std::size(input_rows), std::size(target_rows)));
      if (rows == 0) return 0;
      return step_on<typename form::type, plan_with_predictions<Network, plan>>(
          std::data(input_rows)[0].data(), std::data(target_rows), rows, rows_of(rows), predictions[0].data());
    } else
      return 0;
  }

  template <class Target, class Plan, class Rows>
  T step_on(const T* input_rows, const void* target_rows, index rows, Rows worked_on, T* predictions = nullptr) {
    ++steps_;
    const T step_number = static_cast<T>(steps_);
    T loss = 0;
    fill_coins(coins{}, seed_, steps_, 0, keys_.data(), rows, most_rows);
    execute<T, Network, Plan, Optimizer, Target>(map,
                                                 memory_of_run<T>{.parameters = model_->data(),
                                                                  .states = block_.data() + workspace_size,
                                                                  .workspace = block_.data(),
                                                                  .input = input_rows,
                                                                  .target = target_rows,
                                                                  .output = predictions,
                                                                  .loss = &loss,
                                                                  .optimizer = &optimizer_,
                                                                  .step = &step_number,
                                                                  .coins = keys_.data(),
                                                                  .coin_stride = most_rows},
                                                 worked_on);
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
