// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/data/view.hpp>
#include <etch/run/fit.hpp>

#include <csignal>
#include <limits>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "task.hpp"

using namespace etch;
using task::Net;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

template <class... Callbacks>
history run(Model<Net>& model, const Dataset<2, Label>& data, FitOptions<Adam, 2, Label, float> options,
            Callbacks&&... callbacks) {
  options.verbose = Verbose::silent;
  return fit<CrossEntropy, Adam, Batch<32>>(model, data, options, callbacks...);
}

// Whatever fit refuses, it refuses before the model has changed, and says where.
template <class Error, class Action>
void refuses(Model<Net>& model, Action&& action, const std::vector<std::string>& says) {
  const auto before = task::weights(model);
  bool refused = false;
  try {
    action();
  } catch (const Error& error) {
    refused = true;
    for (const std::string& words : says)
      BOOST_TEST(std::string(error.what()).find(words) != std::string::npos, error.what() << " lacks " << words);
  }
  BOOST_TEST(refused);
  BOOST_TEST(task::same_bits(before, task::weights(model)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_fit)

BOOST_AUTO_TEST_CASE(a_history_has_every_epoch) {
  const auto data = task::rings(500, 1), test = task::rings(100, 2);
  Model<Net> model{Seed{3}};
  const history h = run(model, data, {.epochs = 12, .optimizer = {.learning_rate = 0.01f}, .validation = &test});
  BOOST_TEST(h.epochs() == 12u);
  BOOST_TEST(h.validation_loss.size() == 12u);
  BOOST_TEST(h.learning_rate.size() == 12u);
  BOOST_TEST(h.seconds.size() == 12u);
  BOOST_TEST_REQUIRE(h.metrics.size() == 1u);
  BOOST_TEST(h.metrics[0].name == "accuracy");
  BOOST_TEST(h.metrics[0].training.size() == 12u);
  BOOST_TEST(h.metrics[0].validation.size() == 12u);
  BOOST_TEST(h.loss.back() < 0.5 * h.loss.front());
  BOOST_TEST(h.metrics[0].validation.back() > 0.9);
  BOOST_TEST(!h.stopped_early);
  for (const double loss : h.validation_loss) BOOST_TEST(h.validation_loss[h.best_epoch] <= loss);
  const auto report = evaluate<CrossEntropy>(model, test);
  BOOST_TEST(report.loss == h.validation_loss.back());
  BOOST_TEST(report.accuracy == h.metrics[0].validation.back());
}

// With a vanishing learning rate and nothing random in the network, what is summed up over the steps is what an
// evaluation says of the same data.
BOOST_AUTO_TEST_CASE(training_metrics_are_those_of_the_data) {
  using Plain = Sequential<Dense<2, 16, Tanh>, Dense<16, 3, Softmax>>;
  const auto data = task::rings(203, 1);
  Model<Plain> model{Seed{5}};
  auto h = fit<CrossEntropy, SGD, Batch<32>>(
      model, data, {.optimizer = {.learning_rate = 1e-30f}, .validation = &data, .verbose = Verbose::silent});
  BOOST_TEST(h.loss[0] == h.validation_loss[0], boost::test_tools::tolerance(1e-6));
  BOOST_TEST(h.metric("accuracy").training[0] == h.metric("accuracy").validation[0],
             boost::test_tools::tolerance(1e-12));

  using Regressor = Sequential<Dense<2, 8, Tanh>, Dense<8, 2>>;
  Dataset<2, Target<2>> numbers;
  for (const auto& row : data.inputs) numbers.add(row, {row[0] * row[1], row[0] - row[1]});
  Model<Regressor> regressor{Seed{5}};
  auto r = fit<MeanSquaredError, SGD, Batch<32>>(
      regressor, numbers, {.optimizer = {.learning_rate = 1e-30f}, .validation = &numbers, .verbose = Verbose::silent});
  BOOST_TEST(r.loss[0] == r.validation_loss[0], boost::test_tools::tolerance(1e-6));
  BOOST_TEST(r.metric("mae").training[0] == r.metric("mae").validation[0], boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(one_output_has_accuracy_too) {
  using Binary = Sequential<Dense<2, 8, Tanh>, Dense<8, 1, Sigmoid>>;
  auto data = task::rings(203, 1);
  for (Label& label : data.targets) label = label == 2;
  Model<Binary> model{Seed{5}};
  auto h = fit<BinaryCrossEntropy, SGD, Batch<32>>(
      model, data, {.optimizer = {.learning_rate = 1e-30f}, .validation = &data, .verbose = Verbose::silent});
  BOOST_TEST(h.metric("accuracy").training[0] == h.metric("accuracy").validation[0],
             boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_bits) {
  const auto data = task::rings(203, 1);
  const auto trained = [&](std::uint64_t seed, bool shuffle) {
    Model<Net> model{Seed{3}};
    run(model, data, {.epochs = 3, .shuffle = shuffle, .seed = Seed{seed}});
    return task::weights(model);
  };
  BOOST_TEST(task::same_bits(trained(1, true), trained(1, true)));
  BOOST_TEST(!task::same_bits(trained(1, true), trained(2, true)));
  BOOST_TEST(!task::same_bits(trained(1, true), trained(1, false)));
}

// Validation is looked at, never learned from.
BOOST_AUTO_TEST_CASE(validation_changes_nothing) {
  const auto data = task::rings(203, 1), test = task::rings(64, 2);
  Model<Net> with{Seed{3}}, without{Seed{3}};
  run(with, data, {.epochs = 2, .validation = &test});
  run(without, data, {.epochs = 2});
  BOOST_TEST(task::same_bits(task::weights(with), task::weights(without)));
}

BOOST_AUTO_TEST_CASE(data_may_be_a_view_and_validation_of_another_kind) {
  const auto data = task::rings(203, 1);
  std::vector<std::size_t> rows(64);
  for (std::size_t n = 0; n < rows.size(); ++n) rows[n] = 3 * n;
  const auto part = subset(data, rows);
  Model<Net> model{Seed{3}};
  const history h = fit<CrossEntropy, Adam, Batch<32>>(model, part, {.validation = &data, .verbose = Verbose::silent});
  BOOST_TEST(h.validation_loss.size() == 1u);
}

// A source that is not constant, as a stream is not.
struct counting_source {
  using value_type = float;
  using target_type = Label;
  static constexpr std::size_t input_width = 2;
  const Dataset<2, Label>& data;
  std::size_t rows = 0;
  std::size_t size() const { return data.size(); }
  void gather(Order order, std::size_t first, std::size_t count, float* inputs, Label* targets) {
    rows += count;
    data.gather(order, first, count, inputs, targets);
  }
};

BOOST_AUTO_TEST_CASE(every_row_is_seen_once_in_each_epoch) {
  const auto data = task::rings(203, 1);
  counting_source source{data};
  Model<Net> model{Seed{3}};
  fit<CrossEntropy, Adam, Batch<32>>(model, source, {.epochs = 3, .verbose = Verbose::silent, .check_data = false});
  BOOST_TEST(source.rows == 3u * 203u);
}

BOOST_AUTO_TEST_CASE(a_callable_sees_every_epoch_and_may_stop) {
  const auto data = task::rings(203, 1);
  Model<Net> model{Seed{3}};
  std::vector<std::size_t> epochs;
  const history h = run(model, data, {.epochs = 9}, [&](auto& state) {
    epochs.push_back(state.epoch);
    BOOST_TEST(state.so_far.loss.size() == state.epoch + 1);
    BOOST_TEST(state.newest("loss") == state.so_far.loss.back());
    if (state.epoch == 3) state.stop("enough");
  });
  BOOST_TEST(epochs == (std::vector<std::size_t>{0, 1, 2, 3}), boost::test_tools::per_element());
  BOOST_TEST(h.stopped_early);
  BOOST_TEST(h.stop_reason == "enough");
}

struct recording {
  std::vector<std::string> calls{};
  int steps = 0;
  void check(const auto&) { calls.push_back("check"); }
  void resume(const auto&) { calls.push_back("resume"); }
  void begin(const auto&) { calls.push_back("begin"); }
  void step(const auto&) { ++steps; }
  void epoch(const auto&) { calls.push_back("epoch"); }
  void settled(const auto&) { calls.push_back("settled"); }
  void finish(const auto&) { calls.push_back("finish"); }
};

BOOST_AUTO_TEST_CASE(callbacks_are_used_in_place_and_in_order) {
  const auto data = task::rings(203, 1);
  Model<Net> model{Seed{3}};
  recording calls;
  run(model, data, {.epochs = 2}, calls);
  const std::vector<std::string> expected{"check", "resume", "begin", "epoch", "settled", "epoch", "settled", "finish"};
  BOOST_TEST(calls.calls == expected, boost::test_tools::per_element());
  BOOST_TEST(calls.steps == 2 * 7);
}

// ---- What is refused -----------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(bad_data_is_refused_with_row_and_column) {
  Model<Net> model{Seed{3}};
  const auto good = task::rings(64, 1);
  auto bad = good;
  bad.inputs[17][1] = not_a_number;
  refuses<data_error>(model, [&] { run(model, bad, {}); }, {"training data", "row 17", "column 1", "nan"});
  refuses<data_error>(model, [&] { run(model, good, {.validation = &bad}); },
                      {"validation data", "row 17", "column 1"});
  bad = good;
  bad.inputs[40][0] = -std::numeric_limits<float>::infinity();
  refuses<data_error>(model, [&] { run(model, bad, {}); }, {"row 40", "column 0", "inf"});
  bad = good;
  bad.targets[5] = 3;
  refuses<data_error>(model, [&] { run(model, bad, {}); }, {"row 5", "below 3", "3"});
  refuses<data_error>(model, [&] { run(model, good, {.validation = &bad}); }, {"validation data", "row 5"});
  bad = good;
  bad.targets.pop_back();
  refuses<data_error>(model, [&] { run(model, bad, {}); }, {"64", "63"});
  refuses<data_error>(model, [&] { run(model, good, {.validation = &bad}); }, {"64", "63"});
}

BOOST_AUTO_TEST_CASE(sets_that_are_too_small_are_refused) {
  Model<Net> model{Seed{3}};
  refuses<data_error>(model, [&] { run(model, {}, {}); }, {"training data", "at least one row"});
  refuses<data_error>(model, [&] { run(model, task::rings(31, 1), {}); }, {"32", "31"});
  const Dataset<2, Label> empty;
  refuses<data_error>(model, [&] { run(model, task::rings(64, 1), {.validation = &empty}); }, {"validation data"});
}

BOOST_AUTO_TEST_CASE(settings_without_sense_are_refused) {
  Model<Net> model{Seed{3}};
  const auto data = task::rings(64, 1);
  for (const float rate : {0.0f, -0.1f, not_a_number, std::numeric_limits<float>::infinity()})
    refuses<fit_error>(model, [&] { run(model, data, {.optimizer = {.learning_rate = rate}}); }, {"learning_rate"});
  for (const float beta : {1.0f, -0.1f, not_a_number}) {
    refuses<fit_error>(model, [&] { run(model, data, {.optimizer = {.beta1 = beta}}); }, {"beta1"});
    refuses<fit_error>(model, [&] { run(model, data, {.optimizer = {.beta2 = beta}}); }, {"beta2"});
  }
  refuses<fit_error>(model, [&] { run(model, data, {.optimizer = {.epsilon = 0}}); }, {"epsilon"});
  refuses<fit_error>(model, [&] { run(model, data, {.epochs = 0}); }, {"epochs"});
}

BOOST_AUTO_TEST_CASE(weights_that_are_not_finite_are_refused_by_name) {
  Model<Net> model{Seed{3}};
  const auto data = task::rings(64, 1);
  model.parameter<"3.weight">()(2, 11) = not_a_number;
  refuses<fit_error>(model, [&] { run(model, data, {}); }, {"3.weight", "[2, 11]", "nan"});
  Model<Net> other{Seed{3}};
  other.parameter<"1.running_var">()(7) = std::numeric_limits<float>::infinity();
  refuses<fit_error>(other, [&] { run(other, data, {}); }, {"1.running_var", "[7]", "infinity"});
}

BOOST_AUTO_TEST_CASE(targets_must_be_what_the_loss_takes) {
  Dataset<2, Target<3>> data;
  for (int n = 0; n < 40; ++n) data.add({0.5f, 0.25f}, {0.5f, 0.25f, 0.25f});
  data.targets[7] = {0.5f, 0.5f, 0.5f};
  Model<Net> model{Seed{3}};
  refuses<data_error>(model, [&] { fit<CrossEntropy, Adam, Batch<32>>(model, data, {.verbose = Verbose::silent}); },
                      {"row 7", "sum"});
  using Several = Sequential<Dense<2, 3, Sigmoid>>;
  data.targets[7] = {0.5f, 1.5f, 0.5f};
  Model<Several> several{Seed{3}};
  BOOST_CHECK_THROW((fit<BinaryCrossEntropy, Adam, Batch<32>>(several, data, {.verbose = Verbose::silent})),
                    data_error);
}

// ---- Ctrl-C --------------------------------------------------------------------------------------------------------

volatile std::sig_atomic_t outer_signals = 0;

struct raising {
  int steps = 0;
  bool interrupted = false;
  void step(const auto&) {
    if (++steps == 10) std::raise(SIGINT);
  }
  void settled(const auto& state) { interrupted = state.interrupted; }
};

BOOST_AUTO_TEST_CASE(ctrl_c_finishes_the_step_and_gives_the_handler_back) {
  const auto old = std::signal(SIGINT, [](int) { outer_signals = outer_signals + 1; });
  const auto data = task::rings(203, 1);
  Model<Net> model{Seed{3}};
  raising callback;
  const history h = run(model, data, {.epochs = 5}, callback);
  BOOST_TEST(callback.steps == 10);
  BOOST_TEST(callback.interrupted);
  BOOST_TEST(h.epochs() == 1u);
  BOOST_TEST(h.stop_reason == "interrupted");
  BOOST_TEST(outer_signals == 0);
  std::raise(SIGINT);
  BOOST_TEST(outer_signals == 1);

  callback.steps = 0;
  run(model, data, {.epochs = 2, .catch_interrupt = false}, callback);
  BOOST_TEST(outer_signals == 2);
  BOOST_TEST(callback.steps == 14);
  std::signal(SIGINT, old);
}

BOOST_AUTO_TEST_SUITE_END()
