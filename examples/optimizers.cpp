// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Four optimizers on one task: telling two spirals apart.
//
// Every run starts from the same weights, sees the same batches, and has a learning rate that suits its optimizer.
//
// Watch: plain gradient descent creeps along; Momentum gathers speed in directions that stay the same; RMSprop gives
// each weight a rate of its own; Adam does both. The curves go to optimizers.html, and optimizers.svg for the loss
// alone.
#include <etch/data/demo/spirals.hpp>
#include <etch/report/html.hpp>
#include <etch/report/terminal.hpp>
#include <etch/run/fit.hpp>
#include <etch/train.hpp>

#include <cstdio>
#include <string>
#include <vector>

using Net = etch::Sequential<etch::Dense<2, 32, etch::Tanh>, etch::Dense<32, 32, etch::Tanh>,
                             etch::Dense<32, 2, etch::Softmax>>;

constexpr std::size_t epochs = 60;

struct Race {
  etch::line_chart loss{.title = "Loss", .x_label = "epoch", .logarithmic = true};
  etch::line_chart accuracy{.title = "Accuracy", .x_label = "epoch"};
  etch::text_table table{{{"optimizer"},
                          {"rate", etch::align::right},
                          {"loss after 5", etch::align::right},
                          {"20", etch::align::right},
                          {"60 epochs", etch::align::right},
                          {"accuracy", etch::align::right},
                          {"first above 95 %", etch::align::right}}};
};

std::string text(const char* format, double value) {
  char out[32];
  std::snprintf(out, sizeof out, format, value);
  return out;
}

// The first epoch above 95 %, or one more than there were.
template <class Optimizer>
std::size_t run(const char* name, Optimizer optimizer, const etch::Dataset<2, etch::Label>& spirals, Race& race) {
  etch::Model<Net> model{etch::Seed{4}};
  auto history = etch::fit<etch::CrossEntropy, Optimizer, etch::Batch<32>>(
      model, spirals,
      {.epochs = epochs, .optimizer = optimizer, .seed = etch::Seed{5}, .verbose = etch::Verbose::silent});

  const std::vector<double>& accuracy = history.metric("accuracy").training;
  std::size_t there = 0;
  while (there < epochs && accuracy[there] <= 0.95) ++there;
  race.loss.series.push_back({name, history.loss});
  race.accuracy.series.push_back({name, accuracy});
  race.table.rows.push_back({name, text("%g", double(optimizer.learning_rate)), text("%.3f", history.loss[4]),
                             text("%.3f", history.loss[19]), text("%.3f", history.loss.back()),
                             text("%.1f %%", 100 * accuracy.back()),
                             there == epochs ? "never" : std::string("epoch ") + std::to_string(there + 1)});
  return there + 1;
}

int main() {
  const auto spirals = etch::demo::spirals(1000, etch::Seed{6}, 2, 0.8);
  Race race;
  const auto sgd = run("SGD", etch::SGD{.learning_rate = 0.1f}, spirals, race);
  const auto momentum = run("Momentum", etch::Momentum{.learning_rate = 0.1f}, spirals, race);
  const auto rmsprop = run("RMSprop", etch::RMSprop{.learning_rate = 3e-3f}, spirals, race);
  const auto adam = run("Adam", etch::Adam{.learning_rate = 1e-2f}, spirals, race);
  std::printf("%s\n", etch::to_text(race.table, etch::terminal_of(stdout).unicode).c_str());

  etch::write_text("optimizers.svg", draw(race.loss).standalone());
  etch::write_text("optimizers.html", etch::to_html({.title = "Optimizers side by side",
                                                     .subtitle = "Two spirals, the same start and the same batches",
                                                     .curves = {race.loss, race.accuracy},
                                                     .metrics = race.table}));
  std::puts("The curves are in optimizers.html and optimizers.svg.");

  const bool holds = momentum < sgd && rmsprop < sgd && adam < sgd && adam <= epochs / 2;
  std::puts(holds ? "All three leave plain gradient descent behind." : "Not as promised.");
  return holds ? 0 : 1;
}
