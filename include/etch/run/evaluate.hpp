// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Loss and metrics of a model on many rows, without training.
#pragma once

#include <etch/data/source.hpp>
#include <etch/metric/classification.hpp>
#include <etch/metric/multi_label.hpp>
#include <etch/metric/regression.hpp>
#include <etch/nn/activation/sigmoid.hpp>
#include <etch/nn/check/loss.hpp>
#include <etch/nn/loss/weighted.hpp>
#include <etch/run/batch.hpp>
#include <etch/run/model.hpp>

namespace etch::inline ETCH_TARGET {

// Whether what is learned are classes: the loss says so, or the targets are labels.
template <class Loss, class Target>
inline constexpr bool classifies = same<Target, Label>;
template <class Loss, class Target>
requires(Loss::classifies) inline constexpr bool classifies<Loss, Target> = true;

// Whether each output answers a question of its own.
template <class Loss>
inline constexpr bool answers_separately = false;
template <class Loss>
requires same<typename Loss::head, Sigmoid>
inline constexpr bool answers_separately<Loss> = true;

// What outputs are that a loss trains: scores, where the loss itself turns them into probabilities.
template <class Loss>
inline constexpr Outputs outputs_of = Outputs::probabilities;
template <class Loss>
requires(!Loss::template accepts<typename Loss::head>) inline constexpr Outputs outputs_of<Loss> = Outputs::scores;

// Which scores suit a loss and a network that yields Width numbers.
template <class Loss, class Target, index Width, class T>
struct scores_for {
  using type = Regression<Width, T>;
  static type make() { return type(); }
};
template <class Loss, class Target, index Width, class T>
requires classifies<Loss, Target>
struct scores_for<Loss, Target, Width, T> {
  using type =
      std::conditional_t<(Width > 1 && answers_separately<Loss>), MultiLabel<Width, T>, Classification<Width, T>>;
  static type make() { return type(outputs_of<Loss>); }
};

// Evaluates rows chunk by chunk, in memory that is laid out once.
template <class Loss, class Network, class T>
class Evaluator {
 public:
  static constexpr index chunk = rows_kept_near, inputs = Network::inputs, outputs = Network::outputs;

  explicit Evaluator(const Model<Network, T>& evaluated) : model_(&evaluated), block_(map.size + chunk * outputs) {}

  // The sum of the losses of `rows` rows, at most `chunk`; predictions() then holds what the network said.
  template <class Row>
  T operator()(const T* input_rows, const Row* target_rows, index rows) {
    using form = target_form<Row, outputs, T>;
    T loss = 0;
    execute<T, Network, plan, no_optimizer, typename form::type>(
        map,
        memory_of_run<T>{.parameters = const_cast<T*>(model_->data()),
                         .workspace = block_.data(),
                         .input = input_rows,
                         .target = target_rows,
                         .output = block_.data() + map.size,
                         .loss = &loss},
        rows);
    return loss;
  }
  const T* predictions() const { return block_.data() + map.size; }

 private:
  using plan = evaluation_plan<Network, typename without_weights<Loss>::type>;
  static constexpr auto map = memory_of<T, plan, chunk>;

  const Model<Network, T>* model_;
  aligned_block<T> block_;
};

template <class Loss, class Network, class T, class Row>
auto evaluate_rows(const Model<Network, T>& model, const T* input_rows, const Row* target_rows, index rows) {
  using evaluator = Evaluator<Loss, Network, T>;
  evaluator run(model);
  auto scores = scores_for<Loss, Row, Network::outputs, T>::make();
  double total = 0;
  for (index first = 0; first < rows; first += evaluator::chunk) {
    const index count = rows - first < evaluator::chunk ? rows - first : evaluator::chunk;
    total += static_cast<double>(run(input_rows + first * evaluator::inputs, target_rows + first, count));
    for (index r = 0; r < count; ++r) scores.add(run.predictions() + r * evaluator::outputs, target_rows[first + r]);
  }
  return scores.report(rows == 0 ? 0 : total / static_cast<double>(rows));
}

// The mean loss, all rows counting the same, and the metrics that go with it, on as many rows as both ranges have.
template <class Loss, class Network, class T, contiguous_rows Inputs, contiguous_rows Targets>
auto evaluate(const Model<Network, T>& model, const Inputs& input_rows, const Targets& target_rows) {
  using row = row_type_of<Targets>;
  using stored = std::conditional_t<same<row, Label>, Label, std::array<T, Network::outputs>>;
  if constexpr (loss_checked<Loss, Network>::ok && target_form<row, Network::outputs, T>::ok &&
                takes_rows<row_type_of<Inputs>, Network::inputs, T>) {
    const index rows = std::size(input_rows) < std::size(target_rows) ? std::size(input_rows) : std::size(target_rows);
    return evaluate_rows<Loss>(model, stored_as<T>(std::data(input_rows)), stored_as<stored>(std::data(target_rows)),
                               rows);
  } else  // what was wrong has been said
    return scores_for<Loss, row, Network::outputs, T>::make().report(0);
}

// The same on a data set, a view or a stream.
template <class Loss, class Network, class T, class Source>
requires data_source<std::remove_reference_t<Source>>
auto evaluate(const Model<Network, T>& model, Source&& data) {
  using row = typename std::remove_reference_t<Source>::target_type;
  using evaluator = Evaluator<Loss, Network, T>;
  if constexpr (loss_checked<Loss, Network>::ok && target_form<row, Network::outputs, T>::ok &&
                takes_rows<input_row<std::remove_reference_t<Source>>, Network::inputs, T>) {
    evaluator run(model);
    aligned_block<T> rows(evaluator::chunk * evaluator::inputs);
    row targets[evaluator::chunk];
    auto scores = scores_for<Loss, row, Network::outputs, T>::make();
    double total = 0;
    for (index first = 0; first < data.size(); first += evaluator::chunk) {
      const index left = data.size() - first, count = left < evaluator::chunk ? left : evaluator::chunk;
      data.gather(in_order(), first, count, rows.data(), targets);
      total += static_cast<double>(run(rows.data(), targets, count));
      for (index r = 0; r < count; ++r) scores.add(run.predictions() + r * evaluator::outputs, targets[r]);
    }
    return scores.report(data.size() == 0 ? 0 : total / static_cast<double>(data.size()));
  } else
    return scores_for<Loss, row, Network::outputs, T>::make().report(0);
}

}  // namespace etch::inline ETCH_TARGET
