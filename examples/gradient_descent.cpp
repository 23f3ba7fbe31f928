// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Gradient descent three ways: a step after all 200 rows, after every 20, after each single one.
//
// Watch: for the same number of looks at the data, smaller batches take more steps and arrive sooner, but their path
// trembles: the last column is how far the error climbs back, per epoch, over the last hundred. The full batch glides
// down and never climbs, but slowly. Mini-batches have much of the speed and little of the tremble, and on real
// machines twenty rows at once cost little more than one: which is why everybody uses them.
#include <etch/data/demo/line.hpp>
#include <etch/data/demo/sine.hpp>
#include <etch/report/table.hpp>
#include <etch/train.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

using Data = etch::Dataset<1, etch::Target<1>>;
using Line = etch::Sequential<etch::Dense<1, 1>>;
using Curve = etch::Sequential<etch::Dense<1, 16, etch::Tanh>, etch::Dense<16, 1>>;

constexpr std::size_t rows = 200, epochs = 1000;

struct Run {
  std::vector<double> error;  // after each epoch, over all rows
  double climb = 0;
  float slope = 0, offset = 0;
};

template <class Net, std::size_t BatchRows>
Run descend(const char* name, const Data& data, float learning_rate, etch::text_table& table) {
  etch::Model<Net> model{etch::Seed{1}};
  etch::Trainer<Net, etch::MeanSquaredError, etch::SGD, etch::Batch<BatchRows>> trainer{
      model, {.learning_rate = learning_rate}};
  std::vector<std::array<float, 1>> inputs(BatchRows), targets(BatchRows);

  Run run;
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t first = 0; first < rows; first += BatchRows) {
      data.gather(etch::shuffled(etch::Seed{2}, epoch), first, BatchRows, inputs[0].data(), targets.data());
      trainer.step(inputs, targets);
    }
    run.error.push_back(etch::evaluate<etch::MeanSquaredError>(model, data).mse);
    const double change = epoch == 0 ? 0 : run.error[epoch] - run.error[epoch - 1];
    if (epoch >= epochs - 100) run.climb += std::max(change, 0.0) / 100;
  }
  if constexpr (Net::parameter_count == 2) {
    run.slope = model.template parameter<"0.weight">()(0, 0);
    run.offset = model.template parameter<"0.bias">()(0);
  }

  const auto number = [](const char* format, double value) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return std::string(text);
  };
  table.rows.push_back({name, std::to_string(rows / BatchRows), number("%.4f", run.error[0]),
                        number("%.4f", run.error[9]), number("%.4f", run.error[99]), number("%.4f", run.error.back()),
                        number("%.7f", run.climb)});
  return run;
}

template <class Net>
bool compare(const char* title, const Data& data, float learning_rate, std::array<Run, 3>& runs) {
  constexpr auto right = etch::align::right;
  etch::text_table table{{{title},
                          {"steps/epoch", right},
                          {"MSE after 1", right},
                          {"10", right},
                          {"100", right},
                          {"1000 epochs", right},
                          {"climbs", right}}};
  runs = {descend<Net, rows>("full batch", data, learning_rate, table),
          descend<Net, 20>("mini-batches of 20", data, learning_rate, table),
          descend<Net, 1>("stochastic, single rows", data, learning_rate, table)};
  std::printf("%s\n", etch::to_text(table).c_str());
  const auto& [full, mini, single] = runs;
  return single.error[9] < mini.error[9] && mini.error[9] < full.error[9] &&  // more steps arrive sooner
         full.climb < 1e-7 && full.climb < mini.climb && mini.climb < single.climb / 5;
}

int main() {
  std::array<Run, 3> line, sine;
  const bool line_holds = compare<Line>("y = 2 x - 0.5 + noise", etch::demo::line(rows, etch::Seed{3}), 0.05f, line);
  for (const Run& run : line) std::printf("  y = %.3f x %+.3f", double(run.slope), double(run.offset));
  std::printf("\n\n");
  const bool sine_holds = compare<Curve>("y = sin(pi x) + noise", etch::demo::sine(rows, etch::Seed{3}), 0.05f, sine);

  bool found = true;
  for (const Run& run : line) found = found && std::abs(run.slope - 2) < 0.05f && std::abs(run.offset + 0.5f) < 0.05f;
  const bool holds = line_holds && sine_holds && found && sine[1].error.back() < 0.015;  // the noise alone has 0.01
  std::puts(holds ? "Smaller batches arrive sooner and tremble more." : "Not as promised.");
  return holds ? 0 : 1;
}
