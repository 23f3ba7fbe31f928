// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The scores of an evaluation as a table.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include <etch/metric/regression.hpp>
#include <etch/report/table.hpp>

namespace etch::inline ETCH_TARGET {

namespace detail {

inline std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.2f %%", 100 * share);
  return text;
}
inline std::string decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.4g", value);
  return text;
}
inline std::string class_name(const std::vector<std::string>& names, index which) {
  return which < names.size() ? names[which] : std::to_string(which);
}

}  // namespace detail

// A row for each class (their numbers where they have no names), or for each output of a regression.
template <class Report>
requires requires(const Report& report) { report.precision; }
text_table metric_table(const Report& report, const std::vector<std::string>& class_names = {}) {
  text_table table;
  table.columns = {
      {"class"}, {"precision", align::right}, {"recall", align::right}, {"F1", align::right}, {"rows", align::right}};
  index all = 0;
  for (index k = 0; k < report.precision.size(); ++k) {
    table.rows.push_back({detail::class_name(class_names, k), detail::percent(report.precision[k]),
                          detail::percent(report.recall[k]), detail::percent(report.f1[k]),
                          grouped(static_cast<index>(report.support[k]))});
    all += static_cast<index>(report.support[k]);
  }
  table.footer = {"macro", detail::percent(report.macro_precision), detail::percent(report.macro_recall),
                  detail::percent(report.macro_f1), grouped(all)};
  return table;
}
template <index Width>
text_table metric_table(const RegressionReport<Width>& report, const std::vector<std::string>& = {}) {
  text_table table;
  table.columns = {
      {"output"}, {"RMSE", align::right}, {"mean absolute error", align::right}, {"R\u00b2", align::right}};
  for (index k = 0; k < report.outputs.size(); ++k)
    table.rows.push_back({std::to_string(k), detail::decimals(report.outputs[k].rmse),
                          detail::decimals(report.outputs[k].mae), detail::decimals(report.outputs[k].r2)});
  table.footer = {"mean", detail::decimals(report.rmse), detail::decimals(report.mae), detail::decimals(report.r2)};
  return table;
}

// A line with loss and accuracy, and the table.
template <class Report>
requires requires(const Report& report) { metric_table(report); }
std::string to_text(const Report& report, const std::vector<std::string>& class_names = {}) {
  std::string text = std::string("loss ").append(detail::decimals(report.loss));
  if constexpr (requires { report.accuracy; }) text.append(", accuracy ").append(detail::percent(report.accuracy));
  return text.append("\n").append(to_text(metric_table(report, class_names)));
}
// std::cout << evaluate<Loss>(model, data)
template <class Stream, class Report>
requires requires(Stream& out, const Report& report, const std::string& text) {
  out.write(text.data(), 0);
  metric_table(report);
}
Stream& operator<<(Stream& out, const Report& report) {
  const std::string text = to_text(report);
  out.write(text.data(), static_cast<std::ptrdiff_t>(text.size()));
  return out;
}

}  // namespace etch::inline ETCH_TARGET
