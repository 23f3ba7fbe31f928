// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The report of a trained model: one HTML page with its curves, scores, mistakes, weights, network and plan.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <etch/data/each_row.hpp>
#include <etch/report/curves.hpp>
#include <etch/report/html.hpp>
#include <etch/report/metric_table.hpp>
#include <etch/report/summary.hpp>
#include <etch/run/evaluate.hpp>
#include <etch/run/layer_statistics.hpp>

namespace etch::inline ETCH_TARGET {

struct ReportOptions {
  std::string title = "Training report";
  std::string subtitle = {};
  std::vector<std::string> class_names = {};    // numbers without them
  index picture_width = 0, picture_height = 0;  // of an input that is a grey picture, row by row, from 0 to 1
  index mistakes = 24;                          // pictures of so many at most
  index plan_rows = 32;
  std::vector<layer_statistics> layers = {};  // of the last batch, for charts of activations and gradients
  std::vector<report_fact> settings = {};     // shown after those that are known here
};

namespace detail {

// The rows that the model is most sure of and wrong about.
template <class Network, class T, class Source>
std::vector<picture> worst_mistakes(const Model<Network, T>& model, Source& data, const ReportOptions& options) {
  struct mistake {
    T regret;
    picture shown;
  };
  std::vector<mistake> worst;
  each_row(data, [&](const T* input, Label truth, index) {
    std::array<T, Network::inputs> row;
    std::copy_n(input, Network::inputs, row.begin());
    const auto said = model(row);
    const index guess = best_class(said.data(), Network::outputs);
    if (guess == truth) return;
    const T regret = said[guess] - said[truth];
    if (worst.size() >= options.mistakes && !(regret > worst.back().regret)) return;
    picture shown{.width = options.picture_width, .height = options.picture_height, .good = false};
    for (const T value : row) shown.values.push_back(static_cast<float>(value));
    char sure[16];
    std::snprintf(sure, sizeof(sure), " (%.0f %%)", 100 * static_cast<double>(said[guess]));
    shown.caption =
        class_name(options.class_names, truth) + " taken for " + class_name(options.class_names, guess) + sure;
    const auto place = std::upper_bound(worst.begin(), worst.end(), regret,
                                        [](T value, const mistake& other) { return value > other.regret; });
    worst.insert(place, {regret, std::move(shown)});
    if (worst.size() > options.mistakes) worst.pop_back();
  });
  std::vector<picture> pictures;
  for (mistake& one : worst) pictures.push_back(std::move(one.shown));
  return pictures;
}

// The weights that lead from the input to each neuron of the first layer, if that is what the first parameter is.
template <class Network, class T, class Path, class Declared, class... Rest>
std::vector<picture> first_weights(const Model<Network, T>& model, types<owned<Path, Declared>, Rest...>,
                                   const ReportOptions& options) {
  std::vector<picture> pictures;
  if (Declared::shape != each || Declared::rows != Network::inputs) return pictures;
  for (index out = 0; out < Declared::columns && out < 64; ++out) {
    picture shown{.width = options.picture_width, .height = options.picture_height};
    for (index in = 0; in < Declared::rows; ++in)
      shown.values.push_back(static_cast<float>(element_of_parameter<Declared>(model.data(), in, out)));
    pictures.push_back(std::move(shown));
  }
  return pictures;
}
template <class Network, class T>
std::vector<picture> first_weights(const Model<Network, T>&, types<>, const ReportOptions&) {
  return {};
}

inline void add_layers(report_page& page, const std::vector<layer_statistics>& layers) {
  const auto chart = [&](const char* title, auto value, bool logarithmic) {
    bar_chart bars{.title = title, .logarithmic = logarithmic};
    for (const layer_statistics& layer : layers)
      if (const double v = value(layer); v != 0) bars.bars.push_back({layer.name + " " + layer.type, v});
    if (!bars.bars.empty()) page.bars.push_back(std::move(bars));
  };
  chart(
      "Norm of the gradient", [](const layer_statistics& layer) { return layer.gradient_norm; }, true);
  chart(
      "Deviation of the outputs", [](const layer_statistics& layer) { return layer.deviation; }, false);
}

}  // namespace detail

// What the page says; `data` is what the model is judged by.
template <class Loss, class Optimizer, class Network, class T, class Source>
requires data_source<std::remove_reference_t<Source>> report_page make_report(const Model<Network, T>& model,
                                                                              const history& run, Source&& data,
                                                                              const ReportOptions& options = {}) {
  using row = typename std::remove_reference_t<Source>::target_type;
  report_page page{.title = options.title, .subtitle = options.subtitle};
  const auto report = evaluate<Loss>(model, data);
  double seconds = 0;
  for (const double of_epoch : run.seconds) seconds += of_epoch;

  if constexpr (requires { report.accuracy; })
    page.headlines.push_back({"Accuracy", detail::percent(report.accuracy)});
  else
    page.headlines.push_back({"R\u00b2", detail::decimals(report.r2)});
  page.headlines.push_back({"Loss", detail::decimals(report.loss)});
  if constexpr (requires { report.macro_f1; }) page.headlines.push_back({"Macro F1", detail::percent(report.macro_f1)});
  page.headlines.push_back({"Parameters", grouped(Network::parameter_count)});
  page.headlines.push_back({"Epochs", std::to_string(run.epochs())});
  page.headlines.push_back({"Time", detail::decimals(seconds) + " s"});

  page.curves = curves_of(run);
  detail::add_layers(page, options.layers);
  page.metrics = metric_table(report, options.class_names);
  if constexpr (requires { report.confusion; }) {
    constexpr index classes = decltype(report.confusion)::classes;
    if (classes <= 64)
      for (index truth = 0; truth < classes; ++truth) {
        page.confusion.names.push_back(detail::class_name(options.class_names, truth));
        for (index guess = 0; guess < classes; ++guess)
          page.confusion.counts.push_back(static_cast<index>(report.confusion(truth, guess)));
      }
  }
  if (options.picture_width * options.picture_height == Network::inputs) {
    if constexpr (same<row, Label> && (Network::outputs > 1))
      page.mistakes = detail::worst_mistakes(model, data, options);
    page.weights = detail::first_weights(model, owned_of<Network>{}, options);
  }
  page.summary = summary<Network, T>();
  page.plan = explain<Network, Loss, Optimizer, T>(options.plan_rows) + "\n" + explain<Network, void, void, T>(1);

  const auto setting = [&](const char* name, std::string value) { page.settings.push_back({name, std::move(value)}); };
  setting("Loss", type_text<Loss>());
  setting("Optimizer", type_text<Optimizer>());
  if (!run.learning_rate.empty()) setting("Learning rate", detail::decimals(run.learning_rate.front()));
  setting("Scalar", type_text<T>());
  setting("Rows judged by", grouped(data.size()));
  if (run.stopped_early) setting("Stopped", run.stop_reason);
  page.settings.insert(page.settings.end(), options.settings.begin(), options.settings.end());
  return page;
}

// Writes the page to a file that needs nothing else.
template <class Loss, class Optimizer, class Network, class T, class Source>
requires data_source<std::remove_reference_t<Source>>
void write_report(const std::string& path, const Model<Network, T>& model, const history& run, Source&& data,
                  const ReportOptions& options = {}) {
  write_text(path, to_html(make_report<Loss, Optimizer>(model, run, data, options)));
}

}  // namespace etch::inline ETCH_TARGET
