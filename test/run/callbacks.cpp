// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/nn/optimizer/adam.hpp>
#include <etch/run/callback/callbacks.hpp>
#include <etch/run/fit.hpp>

#include <cmath>
#include <limits>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "../io/temporary.hpp"
#include "task.hpp"

using namespace etch;
using task::Net;

namespace {

using trainer_type = Trainer<Net, CrossEntropy, Adam, Batch<32>>;
using state_type = epoch_state<trainer_type, Label>;

// A run whose numbers a test makes up: what stops, and when, is then known without training.
struct scripted {
  Model<Net> model{Seed{3}};
  trainer_type trainer{model};
  history h;
  progress bar{Verbose::silent, 100, 1};
  state_type state{.epoch = 0,
                   .epochs = 100,
                   .steps_done = 0,
                   .steps = 1,
                   .so_far = h,
                   .model = model,
                   .trainer = trainer,
                   .shown = bar,
                   .seed = Seed{},
                   .validates = true,
                   .names = {"loss", "accuracy", "val_loss", "val_accuracy"}};

  // How many epochs the callback lets pass.
  template <class Rule>
  std::size_t play(const Rule& rule, const std::vector<double>& values, bool accuracies = false) {
    typename Rule::template run<state_type> callback(rule);
    callback.check(state);
    for (const double value : values) {
      h.loss.push_back(1);
      h.validation_loss.push_back(accuracies ? 1 : value);
      h.metric("accuracy").training.push_back(0);
      h.metric("accuracy").validation.push_back(accuracies ? value : 0);
      h.learning_rate.push_back(state.learning_rate());
      callback.epoch(state);
      ++state.epoch;
      if (state.stopped) break;
    }
    if constexpr (requires { callback.finish(state); }) callback.finish(state);
    return h.epochs();
  }
};

std::vector<double> rates(const ReduceLROnPlateau& rule, const std::vector<double>& values) {
  scripted run;
  run.state.set_learning_rate(1);
  run.play(rule, values);
  std::vector<double> all(run.h.learning_rate.begin() + 1, run.h.learning_rate.end());
  all.push_back(run.state.learning_rate());
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_callbacks)

BOOST_AUTO_TEST_CASE(early_stopping_counts_as_keras_does) {
  const auto stops = [](const EarlyStopping& rule, const std::vector<double>& values) {
    return scripted().play(rule, values);
  };
  const std::vector<double> values{5, 4, 4.5, 4.2, 3.9, 4, 4, 4, 4, 4};
  BOOST_TEST(stops({.patience = 3}, values) == 8u);
  BOOST_TEST(stops({.patience = 2}, values) == 4u);
  BOOST_TEST(stops({.patience = 0}, values) == 3u);
  BOOST_TEST(stops({.patience = 5}, values) == 10u);
  BOOST_TEST(stops({.min_delta = 0.2, .patience = 3}, values) == 5u);  // 3.9 is no improvement on 4 then
  BOOST_TEST(stops({.patience = 3, .start_from_epoch = 4}, values) == 8u);
  BOOST_TEST(stops({.patience = 2, .baseline = 3.0}, values) == 2u);  // improvements above the baseline do not count
  BOOST_TEST(stops({.patience = 2}, {5, std::nan(""), std::nan(""), 4}) == 3u);
}

BOOST_AUTO_TEST_CASE(early_stopping_knows_that_more_accuracy_is_better) {
  BOOST_TEST(scripted().play(EarlyStopping{.monitor = "val_accuracy", .patience = 1}, {0.1, 0.2, 0.3, 0.2}, true) ==
             4u);
  BOOST_TEST(scripted().play(EarlyStopping{.monitor = "val_accuracy", .patience = 1, .mode = Mode::min},
                             {0.1, 0.2, 0.3}, true) == 2u);
}

BOOST_AUTO_TEST_CASE(plateaus_lower_the_rate_as_keras_does) {
  const auto close = [](const std::vector<double>& a, const std::vector<double>& b) {
    BOOST_TEST(a == b, boost::test_tools::tolerance(1e-6) << boost::test_tools::per_element());
  };
  close(rates({.factor = 0.5, .patience = 2}, {1, 1, 1, 1, 1, 0.5, 0.5, 0.5}), {1, 1, .5, .5, .25, .25, .25, .125});
  close(rates({.factor = 0.5, .patience = 1, .cooldown = 2}, {1, 1, 1, 1, 1}), {1, .5, .5, .25, .25});
  close(rates({.factor = 0.1, .patience = 1, .min_lr = 0.05}, {1, 1, 1, 1}), {1, .1, .05, .05});
  close(rates({.factor = 0.5, .patience = 1, .min_delta = 0.1}, {1, 0.95, 0.8}), {1, .5, .5});
}

BOOST_AUTO_TEST_CASE(settings_without_sense_are_refused) {
  scripted run;
  const auto refuses = [&](const auto& rule, const std::string& says) {
    try {
      run.play(rule, {});
      BOOST_ERROR("not refused: " << says);
    } catch (const fit_error& error) {
      BOOST_TEST(std::string(error.what()).find(says) != std::string::npos, error.what() << " lacks " << says);
    }
  };
  refuses(EarlyStopping{.monitor = "val_f1"}, "one of loss, accuracy, val_loss, val_accuracy, found val_f1");
  refuses(EarlyStopping{.min_delta = -1}, "min_delta");
  refuses(EarlyStopping{.min_delta = std::nan("")}, "min_delta");
  refuses(ReduceLROnPlateau{.factor = 1}, "factor");
  refuses(ReduceLROnPlateau{.factor = 0}, "factor");
  refuses(ReduceLROnPlateau{.min_lr = -1}, "min_lr");
  const auto data = task::rings(64, 1);
  const auto before = task::weights(run.model);
  const FitOptions<Adam, 2, Label, float> quiet{.verbose = Verbose::silent};
  BOOST_CHECK_THROW((fit<CrossEntropy, Adam, Batch<32>>(run.model, data, quiet, ModelCheckpoint{.folder = ""})),
                    fit_error);
  BOOST_CHECK_THROW((fit<CrossEntropy, Adam, Batch<32>>(run.model, data, quiet, EarlyStopping{.monitor = "val_loss"})),
                    fit_error);  // there is no validation
  BOOST_CHECK_THROW((fit<CrossEntropy, Adam, Batch<32>>(run.model, data, quiet,
                                                        LearningRateSchedule{[](std::size_t) { return -1.0; }})),
                    fit_error);
  BOOST_TEST(task::same_bits(before, task::weights(run.model)));
}

BOOST_AUTO_TEST_CASE(the_best_weights_come_back) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  Model<Net> model{Seed{3}};
  std::vector<std::vector<float>> after;
  const history h = fit<CrossEntropy, Adam, Batch<32>>(
      model, data,
      {.epochs = 60, .optimizer = {.learning_rate = 0.1f}, .validation = &test, .verbose = Verbose::silent},
      EarlyStopping{.patience = 3, .restore_best_weights = true},
      [&](auto& state) { after.push_back(task::weights(state.model)); });
  BOOST_TEST_REQUIRE(h.stopped_early);
  BOOST_TEST(h.epochs() == h.best_epoch + 4);
  BOOST_TEST(task::same_bits(task::weights(model), after[h.best_epoch]));
  BOOST_TEST(!task::same_bits(task::weights(model), after.back()));
  BOOST_TEST(h.stop_reason == "val_loss has not improved for 3 epochs");
}

BOOST_AUTO_TEST_CASE(schedules_set_the_rate_of_epochs_and_steps) {
  const auto data = task::rings(203, 1);
  const auto run = [&](auto schedule) {
    Model<Net> model{Seed{3}};
    return fit<CrossEntropy, Adam, Batch<32>>(model, data, {.epochs = 4, .verbose = Verbose::silent}, schedule)
        .learning_rate;
  };
  const auto expected = [](std::vector<double> rates) {
    for (double& rate : rates) rate = static_cast<double>(static_cast<float>(rate));
    return rates;
  };
  BOOST_TEST(run(LearningRateSchedule{[](std::size_t epoch) { return 0.1 / (1 + static_cast<double>(epoch)); }}) ==
                 expected({0.1, 0.05, 0.1 / 3, 0.025}),
             boost::test_tools::per_element());
  // Seven steps to an epoch; the history has the rate of the last one.
  BOOST_TEST(run(LearningRateSchedule{[](std::size_t step) { return 1e-3 * static_cast<double>(step + 1); },
                                      Per::step}) == expected({7e-3, 14e-3, 21e-3, 28e-3}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_csv_file_has_a_row_for_each_epoch) {
  const temporary_folder folder;
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  Model<Net> model{Seed{3}};
  const history h =
      fit<CrossEntropy, Adam, Batch<32>>(model, data, {.epochs = 3, .validation = &test, .verbose = Verbose::silent},
                                         CSVLogger{.filename = (folder / "log.csv").string()});
  std::istringstream lines(content(folder / "log.csv"));
  std::string line;
  std::getline(lines, line);
  BOOST_TEST(line == "epoch,loss,accuracy,val_loss,val_accuracy,learning_rate");
  for (std::size_t epoch = 0; epoch < 3; ++epoch) {
    std::getline(lines, line);
    std::istringstream fields(line);
    double number = 0, loss = 0;
    char comma = 0;
    fields >> number >> comma >> loss;
    BOOST_TEST(number == static_cast<double>(epoch));
    BOOST_TEST(loss == h.loss[epoch]);
  }
  BOOST_TEST(!std::getline(lines, line));
}

BOOST_AUTO_TEST_CASE(tensorboard_gets_what_the_history_has) {
  const temporary_folder folder;
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  Model<Net> model{Seed{3}};
  fit<CrossEntropy, Adam, Batch<32>>(model, data, {.epochs = 2, .validation = &test, .verbose = Verbose::silent},
                                     TensorBoard{.log_dir = (folder / "logs").string(), .histogram_freq = 1});
  const auto events = [&](const char* part) {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "logs" / part)) all += content(entry.path());
    return all;
  };
  const auto times = [](const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
    return count;
  };
  BOOST_TEST(times(events("train"), "epoch_loss") == 2u);
  BOOST_TEST(times(events("train"), "epoch_accuracy") == 2u);
  BOOST_TEST(times(events("train"), "epoch_learning_rate") == 2u);
  BOOST_TEST(times(events("train"), "3.weight") == 2u);
  BOOST_TEST(times(events("validation"), "epoch_loss") == 2u);
  BOOST_TEST(times(events("validation"), "val_") == 0u);
}

// ---- What goes wrong while training --------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_first_layer_that_goes_bad_is_named) {
  using Steep = Sequential<Dense<2, 4, Tanh>, Dense<4, 5>, Dense<5, 4>, Dense<4, 3, Softmax>>;
  const auto data = task::rings(64, 1);
  Model<Steep> model{Seed{3}};
  const auto run = [&] {
    return fit<CrossEntropy, SGD, Batch<32>>(
        model, data, {.epochs = 3, .optimizer = {.learning_rate = 1e-3f}, .verbose = Verbose::silent},
        TerminateOnNaN{});
  };
  BOOST_TEST(!run().stopped_early);
  for (std::size_t in = 0; in < 4; ++in) model.parameter<"1.weight">()(2, in) = 3e38f;
  for (std::size_t in = 0; in < 5; ++in) model.parameter<"2.weight">()(1, in) = 3e38f;
  const history h = run();
  BOOST_TEST(h.stopped_early);
  BOOST_TEST(h.epochs() == 1u);
  BOOST_TEST(h.stop_reason.find("epoch 1, step 1") != std::string::npos, h.stop_reason);
  const bool named = h.stop_reason.find("layer 1, Dense<4, 5") != std::string::npos ||
                     h.stop_reason.find("layer 2, Dense<5, 4") != std::string::npos;
  BOOST_TEST(named, h.stop_reason);
  for (const float weight : task::weights(model)) BOOST_TEST(std::isfinite(weight));
}

BOOST_AUTO_TEST_CASE(statistics_show_vanishing_gradients) {
  using Deep = Sequential<Dense<2, 16, Sigmoid>, Dense<16, 16, Sigmoid>, Dense<16, 16, Sigmoid>, Dense<16, 16, Sigmoid>,
                          Dense<16, 3, Softmax>>;
  const auto data = task::rings(256, 1);
  Model<Deep> model{Seed{3}};
  LayerStatistics statistics;
  fit<CrossEntropy, SGD, Batch<64>>(model, data, {.epochs = 2, .verbose = Verbose::silent}, statistics);
  BOOST_TEST_REQUIRE(statistics.epochs.size() == 2u);
  BOOST_TEST_REQUIRE(statistics.epochs[0].size() == 5u);
  for (std::size_t layer = 0; layer + 2 < 5; ++layer)
    BOOST_TEST(statistics.epochs[0][layer].gradient_norm < statistics.epochs[0][layer + 1].gradient_norm);
  BOOST_TEST(statistics.epochs[0][0].type.starts_with("Dense<2, 16, Sigmoid"));
  BOOST_TEST(statistics.epochs[0][0].largest < 1);
}

// The statistics of a layer are those of its numbers.
BOOST_AUTO_TEST_CASE(statistics_are_those_of_the_outputs_and_gradients) {
  using Small = Sequential<Dense<2, 7, ReLU>, Dense<7, 3, Softmax>>;
  const auto data = task::rings(33, 1);
  const Model<Small> model{Seed{3}};
  const auto layers = statistics_of_layers<CrossEntropy>(model, data.inputs, data.targets);
  BOOST_TEST_REQUIRE(layers.size() == 2u);
  double sum = 0, zeros = 0, largest = 0;
  const auto w = model.parameter<"0.weight">();
  const auto b = model.parameter<"0.bias">();
  for (const auto& row : data.inputs)
    for (std::size_t out = 0; out < 7; ++out) {
      const double y = std::fmax(0.0, static_cast<double>(w(out, 0) * row[0] + w(out, 1) * row[1] + b(out)));
      sum += y;
      zeros += y == 0;
      largest = std::fmax(largest, y);
    }
  BOOST_TEST(layers[0].mean == sum / (33 * 7), boost::test_tools::tolerance(1e-5));
  BOOST_TEST(layers[0].zeros == zeros / (33 * 7), boost::test_tools::tolerance(1e-12));
  BOOST_TEST(layers[0].largest == largest, boost::test_tools::tolerance(1e-5));
  BOOST_TEST(layers[1].mean == 1.0 / 3, boost::test_tools::tolerance(1e-6));
  const auto by = gradients<CrossEntropy>(model, data.inputs, data.targets);
  double squares = 0;
  for (std::size_t out = 0; out < 3; ++out) {
    squares += std::pow(static_cast<double>(by.parameter<"1.bias">()(out)), 2);
    for (std::size_t in = 0; in < 7; ++in)
      squares += std::pow(static_cast<double>(by.parameter<"1.weight">()(out, in)), 2);
  }
  BOOST_TEST(layers[1].gradient_norm == std::sqrt(squares), boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_SUITE_END()
