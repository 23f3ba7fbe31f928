// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The gradients of a loss by every parameter and by the input, as such.
#pragma once

#include <etch/nn/check/loss.hpp>
#include <etch/plan/update.hpp>
#include <etch/run/batch.hpp>
#include <etch/run/coins.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

template <class Network, class T>
class Gradients {
 public:
  explicit Gradients(index rows) : block_(layer_blocks_of<Network, T>::size), input_(rows * Network::inputs) {
    static_cast<void>(check::weights_can_train<Network, is_narrowed<Network>>{});
  }

  // As model.parameter<"0.weight">(), in the order of PyTorch.
  template <fixed_string Name>
  auto parameter() const {
    return Model<Network, T>::template view<Name>(block_.data());
  }
  // The gradient by the values of one input row.
  std::span<const T, Network::inputs> input(index row) const {
    return std::span<const T, Network::inputs>(input_.data() + row * Network::inputs, Network::inputs);
  }
  T loss() const { return loss_; }

  T* parameters() { return block_.data(); }
  T* inputs() { return input_.data(); }
  void set_loss(T loss) { loss_ = loss; }

 private:
  aligned_block<T> block_, input_;
  T loss_ = 0;
};

// Of the mean loss over `rows` rows, as a training step with this seed and step number would see it.
template <class Loss, class Target, class Network, class T>
void gradients_on(const Model<Network, T>& model, const T* input_rows, const void* target_rows, const void* weights,
                  index rows, Seed seed, std::uint64_t step, Gradients<Network, T>& result) {
  using plan = training_plan<Network, Loss, kept_gradient, true>;
  using coins = coins_of<plan>;
  const auto map = layout_of<T, plan>(rows);
  aligned_block<T> workspace(map.size + 1), parameters(layer_blocks_of<Network, T>::size);
  for (index i = 0; i < parameters.size(); ++i) parameters.data()[i] = model.data()[i];
  aligned_block<std::uint32_t> keys(coins::count * rows);
  fill_coins(coins{}, seed, step, 0, keys.data(), rows, rows);
  T loss = 0;
  execute<T, Network, plan, no_optimizer, Target>(map,
                                                  memory_of_run<T>{.parameters = parameters.data(),
                                                                   .gradients = result.parameters(),
                                                                   .workspace = workspace.data(),
                                                                   .input = input_rows,
                                                                   .target = target_rows,
                                                                   .row_weights = static_cast<const T*>(weights),
                                                                   .input_gradient = result.inputs(),
                                                                   .loss = &loss,
                                                                   .coins = keys.data(),
                                                                   .coin_stride = rows},
                                                  rows);
  result.set_loss(loss / static_cast<T>(rows));
}

// Of as many rows as both ranges have.
template <class Loss, class Network, class T, contiguous_rows Inputs, contiguous_rows Targets>
Gradients<Network, T> gradients(const Model<Network, T>& model, const Inputs& input_rows, const Targets& target_rows,
                                Seed seed = {}, std::uint64_t step = 1) {
  using form = target_form<row_type_of<Targets>, Network::outputs, T>;
  const index rows = smaller_of(std::size(input_rows), std::size(target_rows));
  Gradients<Network, T> result(rows);
  if constexpr (loss_checked<Loss, Network>::ok && form::ok && takes_rows<row_type_of<Inputs>, Network::inputs, T> &&
                check::row_weights_fit<Loss, false>::ok)
    if (rows != 0)
      gradients_on<Loss, typename form::type>(model, stored_as<T>(std::data(input_rows)), std::data(target_rows),
                                              nullptr, rows, seed, step, result);
  return result;
}

// With a Weighted loss.
template <class Loss, class Network, class T, contiguous_rows Inputs, contiguous_rows Targets, row_weights Weights>
Gradients<Network, T> gradients(const Model<Network, T>& model, const Inputs& input_rows, const Targets& target_rows,
                                const Weights& weights, Seed seed = {}, std::uint64_t step = 1) {
  using form = target_form<row_type_of<Targets>, Network::outputs, T>;
  const index rows = smaller_of(smaller_of(std::size(input_rows), std::size(target_rows)), std::size(weights));
  Gradients<Network, T> result(rows);
  if constexpr (loss_checked<Loss, Network>::ok && form::ok && takes_rows<row_type_of<Inputs>, Network::inputs, T> &&
                check::row_weights_fit<Loss, true>::ok && check::scalars_fit<row_type_of<Weights>, T>::ok)
    if (rows != 0)
      gradients_on<Loss, typename form::type>(model, stored_as<T>(std::data(input_rows)), std::data(target_rows),
                                              std::data(weights), rows, seed, step, result);
  return result;
}

}  // namespace etch::inline ETCH_TARGET
