// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Training on a data set for some epochs, with validation, callbacks and a history.
#pragma once

#include <array>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <etch/data/dataset.hpp>
#include <etch/run/epoch_state.hpp>
#include <etch/run/fit_checks.hpp>
#include <etch/run/fit_options.hpp>
#include <etch/run/fit_weights.hpp>
#include <etch/run/interrupt.hpp>
#include <etch/run/running_metric.hpp>
#include <etch/run/workers.hpp>

namespace etch::inline ETCH_TARGET {

// One run of fit: everything between its checks and its history.
template <class Trainer, class Row, class Workers, class... Callbacks>
class fit_run {
 public:
  using network = typename Trainer::network;
  using T = typename Trainer::value_type;
  using loss_type = typename Trainer::loss_type;
  static constexpr bool weighted = weighted_loss<loss_type>;
  using options_type = FitOptions<typename Trainer::optimizer_type, network::inputs, Row, T,
                                  weighting_of<loss_type, Row, network::outputs>>;
  using state_type = epoch_state<Trainer, Row>;
  using metric = running_metric<loss_type, Row, network::outputs, T>;
  using weigher = weigher_for<loss_type, network::outputs, T>;

  fit_run(Model<network, T>& trained, Workers workers, index row_total, const options_type& options, weigher weighs,
          Callbacks&... callbacks)
      : workers_(workers),
        options_(options),
        weigher_(std::move(weighs)),
        trainer_(trained, options.optimizer, options.seed),
        rows_(row_total),
        bar_(options.verbose, options.epochs, divide_up(row_total, batch)),
        callbacks_(started(callbacks)...),
        inputs_(batch),
        targets_(batch),
        predictions_(predicts ? batch : 0),
        state_{.epoch = 0,
               .epochs = options.epochs,
               .steps_done = 0,
               .steps = divide_up(row_total, batch),
               .so_far = history_,
               .model = trained,
               .trainer = trainer_,
               .shown = bar_,
               .seed = options.seed,
               .validates = static_cast<bool>(options.validation),
               .run = this,
               .keep_all = [](void* run, kept_values<T>& values) { static_cast<fit_run*>(run)->keep(values); }} {
    state_.names.push_back("loss");
    if (predicts) state_.names.emplace_back(metric::name);
    if (state_.validates) state_.names.insert(state_.names.end(), {"val_loss", validation_name()});
  }

  template <class Data>
  history operator()(Data& data) {
    each([&](auto& callback) { call_check(callback); });
    const interrupt_guard interrupt(options_.catch_interrupt);
    each([&](auto& callback) {
      if constexpr (requires { callback.resume(state_); }) callback.resume(state_);
    });
    if (ended_) state_.stop("the run that was resumed had come to its end");
    each([&](auto& callback) {
      if constexpr (requires { callback.begin(state_); }) callback.begin(state_);
    });
    while (!state_.stopped && state_.epoch < state_.epochs) {
      bar_.begin_epoch(state_.epoch);
      const double begun = detail::monotonic_seconds();
      run_steps(data, interrupt);
      if (state_.steps_done == state_.steps || state_.stopped) finish_epoch(begun);
      if (interrupt.seen() && !state_.stopped) {
        state_.stop("interrupted");
        state_.interrupted = true;
      }
      each([&](auto& callback) {
        if constexpr (requires { callback.settled(state_); }) callback.settled(state_);
      });
    }
    each([&](auto& callback) {
      if constexpr (requires { callback.finish(state_); }) callback.finish(state_);
    });
    if (history_.stopped_early) bar_.note(std::string("Stopped: ").append(history_.stop_reason));
    return std::move(history_);
  }

 private:
  static constexpr index batch = Trainer::most_rows;

  // Whether the step yields what the network said, for the metric of the training data.
  static constexpr bool predicts = has_predictions<network>;

  static std::string validation_name() { return std::string("val_").append(metric::name); }

  template <class Callback>
  static decltype(auto) started(Callback& callback) {
    if constexpr (requires { typename Callback::template run<state_type>; })
      return typename Callback::template run<state_type>(callback);
    else
      return (callback);
  }
  template <class Action>
  void each(Action&& action) {
    std::apply([&](auto&... callback) { (action(callback), ...); }, callbacks_);
  }
  template <class Callback>
  void call_check(Callback& callback) {
    static_assert(
        requires { callback(state_); } || requires { callback.check(state_); } ||
            requires { callback.begin(state_); } || requires { callback.step(state_); } ||
            requires { callback.epoch(state_); } || requires { callback.settled(state_); } ||
            requires { callback.finish(state_); },
        "a callback of fit is a callable that takes the state, such as [](auto& state) {...}, or an object with one of "
        "the members check, resume, begin, step, epoch, settled, finish that take it");
    if constexpr (requires { callback.check(state_); }) callback.check(state_);
  }

  template <class Data>
  void run_steps(Data& data, const interrupt_guard& interrupt) {
    const Order order = order_of(state_.epoch);
    while (state_.steps_done < state_.steps && !interrupt.seen() && !state_.stopped) {
      const index first = state_.steps_done * batch, left = rows_ - first, count = smaller_of(left, batch);
      data.gather(order, first, count, inputs_[0].data(), targets_.data());
      state_.inputs = std::span<const std::array<T, network::inputs>>(inputs_).first(count);
      state_.targets = std::span<const Row>(targets_).first(count);
      if constexpr (weighted) state_.row_weights = weigher_(data, order, first, state_.targets);
      rate_ = state_.learning_rate();
      state_.loss = static_cast<double>(
          make_step(workers_.with(trainer_, next_, data, order, first + count, order_of(state_.epoch + 1))));
      total_ += state_.loss * static_cast<double>(count);
      ++state_.steps_done;
      const named_value values[] = {{"loss", total_ / static_cast<double>(first + count)},
                                    {metric::name, metric_.value()}};
      bar_.step(state_.steps_done, std::span<const named_value>(values, predicts ? 2 : 1));
      each([&](auto& callback) {
        if constexpr (requires { callback.step(state_); }) callback.step(state_);
      });
    }
  }

  Order order_of(index epoch) const { return options_.shuffle ? shuffled(options_.seed, epoch) : in_order(epoch); }

  T make_step(auto&& trainer) {
    const auto step = [&](auto... predictions) {
      if constexpr (weighted)
        return trainer.step(state_.inputs, state_.targets, state_.row_weights, predictions...);
      else
        return trainer.step(state_.inputs, state_.targets, predictions...);
    };
    if constexpr (predicts) {
      const T loss = step(std::span(predictions_));
      metric_.add(predictions_.data(), targets_.data(), state_.inputs.size());
      return loss;
    } else
      return step();
  }

  void finish_epoch(double begun) {
    const index seen = state_.steps_done * batch;
    history_.loss.push_back(total_ / static_cast<double>(smaller_of(seen, rows_)));
    if (state_type::has_learning_rate) history_.learning_rate.push_back(rate_);
    if (predicts) history_.metric(metric::name).training.push_back(metric_.value());
    if (state_.validates) {
      const auto report = evaluate<loss_type>(state_.model, options_.validation);
      history_.validation_loss.push_back(report.loss);
      history_.metric(metric::name).validation.push_back(metric::of(report));
    }
    history_.seconds.push_back(detail::monotonic_seconds() - begun);
    const std::vector<double>& watched = state_.validates ? history_.validation_loss : history_.loss;
    if (watched.back() < watched[history_.best_epoch]) history_.best_epoch = state_.epoch;

    std::vector<named_value> values;
    for (const std::string& name : state_.names) values.push_back({name, state_.newest(name)});
    bar_.end_epoch(values);
    each([&](auto& callback) {
      if constexpr (requires { callback.epoch(state_); })
        callback.epoch(state_);
      else if constexpr (requires { callback(state_); })
        callback(state_);
    });
    ++state_.epoch;
    state_.steps_done = 0;
    total_ = 0;
    metric_ = {};
  }

  void keep(kept_values<T>& values) {
    values.within("run", [&] {
      values.fixed("rows", rows_);
      values.fixed("batch", batch_);
      values("epoch", state_.epoch);
      values("step", state_.steps_done);
      values("loss", total_);
      values.within("metric", [&] { metric_.keep(values); });
      // A run that was interrupted goes on when it is resumed; one that came to its end does not.
      ended_ = state_.stopped && !state_.interrupted;
      values("ended", ended_);
    });
    values.within("history", [&] {
      values("loss", history_.loss);
      if (state_.validates) values("val_loss", history_.validation_loss);
      if (predicts) values(metric::name, history_.metric(metric::name).training);
      if (state_.validates) values(validation_name(), history_.metric(metric::name).validation);
      values("learning_rate", history_.learning_rate);
      values("seconds", history_.seconds);
      values("best_epoch", history_.best_epoch);
    });
    index position = 0;
    each([&](auto& callback) {
      values.within(std::string("callback.").append(std::to_string(position++)), [&] {
        if constexpr (requires { callback.keep(values); }) callback.keep(values);
      });
    });
  }

  [[no_unique_address]] Workers workers_;
  options_type options_;
  [[no_unique_address]] weigher weigher_;
  Trainer trainer_;
  history history_;
  index rows_, batch_ = batch;
  progress bar_;
  std::tuple<decltype(started(std::declval<Callbacks&>()))...> callbacks_;
  std::vector<std::array<T, network::inputs>> inputs_;
  typename Trainer::next next_;
  std::vector<Row> targets_;
  std::vector<std::array<T, network::outputs>> predictions_;
  metric metric_;
  double total_ = 0, rate_ = 0;  // the rate of the newest step
  bool ended_ = false;
  state_type state_;
};

template <class Loss, class Optimizer, class Batch, class Network, class T, class Workers, class Data,
          class... Callbacks>
history fit_with(Workers workers, Model<Network, T>& model, Data& data,
                 const options_of_fit<Loss, Network, Optimizer, Data>& options, Callbacks&... callbacks) {
  using row = typename Data::target_type;
  if constexpr (!same<typename Data::value_type, T>) {
    static_cast<void>(check::scalars_fit<typename Data::value_type, T>{});
    return {};
  } else if constexpr (target_form<row, Network::outputs, T>::ok && takes_rows<input_row<Data>, Network::inputs, T>) {
    check_optimizer(options.optimizer);
    if (options.epochs == 0) throw fit_error("fit, epochs", "at least 1", "0");
    check_weights(model);
    const auto look = [&](auto& source, std::string_view name_, index least) {
      const data_demands demands = demands_of<Loss, row, Network::outputs>(name_, least);
      if (options.check_data)
        check_data(source, demands);
      else
        check_size(source, demands);
    };
    look(data, "training data", Batch::rows);
    if (options.validation) look(options.validation, "validation data", 1);
    using run = fit_run<Trainer<Network, Loss, Optimizer, Batch, T>, row, Workers, Callbacks...>;
    return run(model, workers, data.size(), options, typename run::weigher(options, data, Batch::rows),
               callbacks...)(data);
  } else
    return {};
}

// Trains `model` on `data`. What a callback is says run/epoch_state.hpp; one that is passed by name is used in place,
// so that what it has gathered can be read afterwards. Throws data_error and fit_error before anything has changed.
template <class Loss, class Optimizer, class Batch, class Network, class T, class Data, class... Callbacks>
requires data_source<std::remove_reference_t<Data>> history
fit(Model<Network, T>& model, Data&& data,
    options_of_fit<Loss, Network, Optimizer, std::remove_reference_t<Data>> options = {}, Callbacks&&... callbacks) {
  return fit_with<Loss, Optimizer, Batch>(caller_alone{}, model, data, options, callbacks...);
}
// The same on several threads, and to the same bits: fit<...>(model.on(threads), data).
template <class Loss, class Optimizer, class Batch, class Network, class T, class Executor, class Data,
          class... Callbacks>
requires data_source<std::remove_reference_t<Data>> history
fit(ModelOn<Model<Network, T>, Executor> model, Data&& data,
    options_of_fit<Loss, Network, Optimizer, std::remove_reference_t<Data>> options = {}, Callbacks&&... callbacks) {
  return fit_with<Loss, Optimizer, Batch>(threads_of<Executor>{&model.executor()}, model.model(), data, options,
                                          callbacks...);
}

}  // namespace etch::inline ETCH_TARGET
