// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training on a data set for some epochs, with validation, callbacks and a history.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include <etch/data/check.hpp>
#include <etch/data/dataset.hpp>
#include <etch/report/history.hpp>
#include <etch/report/progress.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/trainer.hpp>

namespace etch::inline ETCH_TARGET {

// What fit needs to know; `validation` points to data that is only evaluated.
template <class Optimizer, class Data>
struct FitOptions {
  index epochs = 1;
  Optimizer optimizer = {};
  const Data* validation = nullptr;
  bool shuffle = true;
  Seed seed = {};
  Verbose verbose = Verbose::automatic;
};

// What callbacks see after each epoch.
template <class Network, class T>
struct epoch_state {
  index epoch;
  const history& so_far;
  Model<Network, T>& model;
};

// Ends training when the validation loss (the loss, without validation) has not improved for `patience` epochs.
struct EarlyStopping {
  index patience = 0;
  double min_delta = 0;
  bool restore_best_weights = false;
};

// EarlyStopping while it runs.
template <class Network, class T>
class stopping_watch {
 public:
  explicit stopping_watch(EarlyStopping rule) : rule_(rule) {}

  // Whether to stop.
  bool operator()(double value, index epoch, const Model<Network, T>& model, history& so_far) {
    if (!seen_ || value < best_ - rule_.min_delta) {
      seen_ = true;
      best_ = value;
      waited_ = 0;
      so_far.best_epoch = epoch;
      if (rule_.restore_best_weights) best_model_ = model;
      return false;
    }
    if (++waited_ < rule_.patience) return false;
    so_far.stopped_early = true;
    so_far.stop_reason = "no improvement for " + std::to_string(waited_) + " epochs";
    return true;
  }
  void finish(Model<Network, T>& model) {
    if (rule_.restore_best_weights && seen_) model = best_model_;
  }

 private:
  EarlyStopping rule_;
  Model<Network, T> best_model_{};
  double best_ = 0;
  index waited_ = 0;
  bool seen_ = false;
};

// Trains `model` on `data`. Callbacks are EarlyStopping and callables on epoch_state.
template <class Loss, class Optimizer, class Batch, class Network, class T, data_source Data, class... Callbacks>
history fit(Model<Network, T>& model, const Data& data, FitOptions<Optimizer, std::type_identity_t<Data>> options = {},
            Callbacks... callbacks) {
  using row = typename Data::target_type;
  data_demands demands{.batch_size = Batch::rows};
  if constexpr (has_labels<Data>) demands.classes = Network::outputs == 1 ? 2 : Network::outputs;
  check_data(data, demands);
  Trainer<Network, Loss, Optimizer, Batch, T> trainer(model, options.optimizer, options.seed);
  std::vector<std::array<T, Network::inputs>> inputs(Batch::rows);
  std::vector<row> targets(Batch::rows);
  history result;
  const index steps = divide_up(data.size(), Batch::rows);
  progress bar(options.verbose, options.epochs, steps);
  [[maybe_unused]] const auto watch = [&](auto callback) {
    if constexpr (same<decltype(callback), EarlyStopping>)
      return stopping_watch<Network, T>(callback);
    else
      return callback;
  };
  auto watches = std::tuple(watch(callbacks)...);

  for (index epoch = 0; epoch < options.epochs; ++epoch) {
    bar.begin_epoch(epoch);
    const Order order = options.shuffle ? shuffled(options.seed, epoch) : in_order(epoch);
    double total = 0;
    for (index step = 0; step < steps; ++step) {
      const index first = step * Batch::rows, left = data.size() - first;
      const index count = left < Batch::rows ? left : Batch::rows;
      data.gather(order, first, count, inputs[0].data(), targets.data());
      const T loss = trainer.step(std::span(inputs.data(), count), std::span(targets.data(), count));
      total += static_cast<double>(loss) * static_cast<double>(count);
      const named_value shown[] = {{"loss", total / static_cast<double>(first + count)}};
      bar.step(step + 1, shown);
    }
    result.loss.push_back(total / static_cast<double>(data.size()));
    result.learning_rate.push_back(static_cast<double>(trainer.optimizer().learning_rate));
    if (options.validation != nullptr)
      result.validation_loss.push_back(evaluate<Loss>(model, *options.validation).loss);
    const double watched = options.validation != nullptr ? result.validation_loss.back() : result.loss.back();
    const named_value shown[] = {{"loss", result.loss.back()}, {"val_loss", watched}};
    bar.end_epoch(std::span(shown, options.validation != nullptr ? 2u : 1u));
    bool stop = false;
    std::apply(
        [&](auto&... each_watch) {
          ((stop =
                [&] {
                  if constexpr (requires { each_watch(watched, epoch, model, result); })
                    return each_watch(watched, epoch, model, result);
                  else
                    return each_watch(epoch_state<Network, T>{epoch, result, model}), false;
                }() ||
                stop),
           ...);
        },
        watches);
    if (stop) break;
  }
  std::apply(
      [&](auto&... each_watch) {
        (
            [&] {
              if constexpr (requires { each_watch.finish(model); }) each_watch.finish(model);
            }(),
            ...);
      },
      watches);
  return result;
}

}  // namespace etch::inline ETCH_TARGET
