// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/nn/optimizer/adam.hpp>
#include <etch/run/callback/csv_logger.hpp>
#include <etch/run/callback/early_stopping.hpp>
#include <etch/run/callback/learning_rate_schedule.hpp>
#include <etch/run/callback/model_checkpoint.hpp>
#include <etch/run/callback/reduce_lr_on_plateau.hpp>
#include <etch/run/checkpoint.hpp>
#include <etch/run/fit.hpp>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "../io/temporary.hpp"
#include "task.hpp"

using namespace etch;
using task::Net;

namespace {

struct at_step {
  int step_number, signal, steps = 0;
  void step(const auto&) {
    if (++steps == step_number) std::raise(signal);
  }
};

struct outcome {
  std::vector<float> weights;
  history h;
};

// Everything that has a memory takes part: dropout, running statistics, Adam, a schedule of its own making, early
// stopping with its best weights, a plateau rule, a CSV file.
outcome train(const std::filesystem::path& folder, const Dataset<2, Label>& data, const Dataset<2, Label>& test,
              bool resume, at_step signals = {0, 0}, std::size_t epochs = 14) {
  Model<Net> model{Seed{resume ? 99u : 3u}};  // the checkpoint decides, not what the model began with
  history h = fit<CrossEntropy, Adam, Batch<32>>(
      model, data,
      {.epochs = epochs,
       .optimizer = {.learning_rate = 0.02f},
       .validation = &test,
       .seed = Seed{7},
       .verbose = Verbose::silent},
      ModelCheckpoint{.folder = (folder / "checkpoints").string(), .resume = resume},
      EarlyStopping{.min_delta = 0.01, .patience = 4, .restore_best_weights = true},
      LearningRateSchedule{[](std::size_t, double rate) { return rate * 0.97; }},
      ReduceLROnPlateau{.factor = 0.5, .patience = 1}, CSVLogger{.filename = (folder / "log.csv").string()}, signals);
  return {task::weights(model), std::move(h)};
}

void are_the_same(const outcome& a, const outcome& b) {
  BOOST_TEST(task::same_bits(a.weights, b.weights));
  BOOST_TEST(a.h.loss == b.h.loss, boost::test_tools::per_element());
  BOOST_TEST(a.h.validation_loss == b.h.validation_loss, boost::test_tools::per_element());
  BOOST_TEST(a.h.learning_rate == b.h.learning_rate, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(a.h.metrics.size() == 1u);
  BOOST_TEST_REQUIRE(b.h.metrics.size() == 1u);
  BOOST_TEST(a.h.metrics[0].training == b.h.metrics[0].training, boost::test_tools::per_element());
  BOOST_TEST(a.h.metrics[0].validation == b.h.metrics[0].validation, boost::test_tools::per_element());
  BOOST_TEST(a.h.best_epoch == b.h.best_epoch);
  BOOST_TEST(a.h.stopped_early == b.h.stopped_early);
}

// The run in a process of its own that dies by `signal` after some steps.
int killed(const std::filesystem::path& folder, const Dataset<2, Label>& data, const Dataset<2, Label>& test,
           bool resume, int step) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    train(folder, data, test, resume, {step, SIGKILL});
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_checkpoint)

BOOST_AUTO_TEST_CASE(a_killed_run_ends_with_the_same_bits) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  const temporary_folder whole, broken;
  const outcome uninterrupted = train(whole.path, data, test, false);
  // 7 steps to an epoch: killed in the first one, in the middle of the fourth, at the end of the sixth.
  BOOST_TEST(killed(broken.path, data, test, false, 5) == SIGKILL);
  BOOST_TEST(!std::filesystem::exists(broken / "checkpoints/last.safetensors"));
  BOOST_TEST(killed(broken.path, data, test, false, 24) == SIGKILL);
  BOOST_TEST(killed(broken.path, data, test, true, 14) == SIGKILL);
  are_the_same(uninterrupted, train(broken.path, data, test, true));
  BOOST_TEST(content(whole / "log.csv") == content(broken / "log.csv"));
  BOOST_TEST(content(whole / "checkpoints/best.safetensors") == content(broken / "checkpoints/best.safetensors"));
  // A run that has come to its end stays as it is.
  are_the_same(uninterrupted, train(broken.path, data, test, true));
}

BOOST_AUTO_TEST_CASE(an_interrupted_run_goes_on_in_the_middle_of_its_epoch) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  const temporary_folder whole, broken;
  const outcome uninterrupted = train(whole.path, data, test, false);
  const outcome part = train(broken.path, data, test, false, {24, SIGINT});
  BOOST_TEST(part.h.epochs() == 3u);
  BOOST_TEST(part.h.stop_reason == "interrupted");
  const tensor_file file = tensor_file::open(broken / "checkpoints/last.safetensors");
  BOOST_TEST(file.values<std::int64_t>("etch.run.step").at(0) == 3);
  are_the_same(uninterrupted, train(broken.path, data, test, true));
  BOOST_TEST(content(whole / "log.csv") == content(broken / "log.csv"));
}

BOOST_AUTO_TEST_CASE(a_finished_run_goes_on_when_it_is_asked_for_more) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  const temporary_folder whole, broken;
  const outcome uninterrupted = train(whole.path, data, test, false, {0, 0}, 6);
  train(broken.path, data, test, false, {0, 0}, 3);
  are_the_same(uninterrupted, train(broken.path, data, test, true, {0, 0}, 6));
}

BOOST_AUTO_TEST_CASE(weights_load_from_a_checkpoint) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  const temporary_folder folder;
  Model<Net> model{Seed{3}}, best, last;
  fit<CrossEntropy, Adam, Batch<32>>(model, data, {.epochs = 2, .verbose = Verbose::silent},
                                     ModelCheckpoint{.folder = folder.path.string()});
  load(last, folder / "last.safetensors");
  BOOST_TEST(task::same_bits(task::weights(model), task::weights(last)));
  load(best, folder / "best.safetensors");
  BOOST_TEST(task::same_bits(task::weights(model), task::weights(best)));
}

// ---- What is refused changes nothing -------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(checkpoints_of_other_runs_are_refused) {
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  const temporary_folder folder;
  train(folder.path, data, test, false, {0, 0}, 2);
  const auto refuses = [&](auto& model, const Dataset<2, Label>& rows, auto options, const std::string& says) {
    const auto before = task::weights(model);
    options.verbose = Verbose::silent;
    options.epochs = 5;
    try {
      fit<CrossEntropy, Adam, Batch<32>>(model, rows, options,
                                         ModelCheckpoint{.folder = (folder / "checkpoints").string(), .resume = true});
      BOOST_ERROR("not refused: " << says);
    } catch (const load_error& error) {
      BOOST_TEST(std::string(error.what()).find(says) != std::string::npos, error.what() << " lacks " << says);
    }
    BOOST_TEST(task::same_bits(before, task::weights(model)));
  };
  using Options = FitOptions<Adam, 2, Label, float>;
  Model<Net> model{Seed{3}};
  refuses(model, data, Options{.validation = &test, .seed = Seed{8}}, "etch.seed': expected 8, found 7");
  refuses(model, task::rings(200, 1), Options{.validation = &test, .seed = Seed{7}}, "expected 200, found 203");
  using Wider = Sequential<Dense<2, 17, ReLU>, BatchNorm<17>, Dropout<0.1>, Dense<17, 3, Softmax>>;
  Model<Wider> wider{Seed{3}};
  refuses(wider, data, Options{.validation = &test, .seed = Seed{7}}, "0.weight");
}

BOOST_AUTO_TEST_CASE(weights_alone_are_no_checkpoint) {
  const temporary_folder folder;
  Model<Net> model{Seed{3}}, other{Seed{4}};
  save(other, folder / "last.safetensors");
  const auto before = task::weights(model);
  Trainer<Net, CrossEntropy, Adam, Batch<32>> trainer(model);
  BOOST_CHECK_THROW(load(trainer, folder / "last.safetensors"), load_error);
  BOOST_TEST(task::same_bits(before, task::weights(model)));
}

BOOST_AUTO_TEST_CASE(a_file_cut_short_is_refused_everywhere) {
  const auto data = task::rings(64, 1);
  const temporary_folder folder;
  Model<Net> model{Seed{3}};
  Trainer<Net, CrossEntropy, Adam, Batch<32>> trainer(model);
  save(trainer, folder / "a.safetensors");
  const std::string all = content(folder / "a.safetensors");
  trainer.step(data.inputs, data.targets);
  const auto before = task::weights(model);
  for (std::size_t size = 0; size < all.size(); size += 97) {
    put(folder / "b.safetensors", all.substr(0, size));
    BOOST_CHECK_THROW(load(trainer, folder / "b.safetensors"), load_error);
  }
  BOOST_TEST(trainer.steps() == 1u);
  BOOST_TEST(task::same_bits(before, task::weights(model)));
}

// One's own loop, without fit.
BOOST_AUTO_TEST_CASE(a_trainer_goes_on_as_if_it_had_not_stopped) {
  const auto data = task::rings(96, 1);
  const temporary_folder folder;
  Model<Net> model{Seed{3}}, other{Seed{4}};
  Trainer<Net, CrossEntropy, Adam, Batch<96>> trainer(model, {.learning_rate = 0.01f}, Seed{5}),
      later(other, {}, Seed{5});
  for (int n = 0; n < 5; ++n) trainer.step(data.inputs, data.targets);
  save(trainer, folder / "a.safetensors");
  load(later, folder / "a.safetensors");
  BOOST_TEST(later.optimizer().learning_rate == 0.01f);
  for (int n = 0; n < 5; ++n) {
    const float a = trainer.step(data.inputs, data.targets), b = later.step(data.inputs, data.targets);
    BOOST_TEST(a == b);
  }
  BOOST_TEST(task::same_bits(task::weights(model), task::weights(other)));
}

BOOST_AUTO_TEST_SUITE_END()
