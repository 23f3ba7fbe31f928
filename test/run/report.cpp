// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
#include <etch/nn/optimizer/adam.hpp>
#include <etch/run/report.hpp>

#include <boost/test/unit_test.hpp>

#include "../io/temporary.hpp"
#include "task.hpp"

using namespace etch;
using task::Net;

BOOST_AUTO_TEST_SUITE(run_report)

BOOST_AUTO_TEST_CASE(a_page_says_what_the_evaluation_says) {
  const temporary_folder folder;
  const auto data = task::rings(203, 1), test = task::rings(60, 2);
  Model<Net> model{Seed{3}};
  const history h =
      fit<CrossEntropy, Adam, Batch<32>>(model, data, {.epochs = 3, .validation = &test, .verbose = Verbose::silent});
  const auto report = evaluate<CrossEntropy>(model, test);
  const report_page page = make_report<CrossEntropy, Adam>(
      model, h, test, {.class_names = {"in", "mid", "out"}, .picture_width = 2, .picture_height = 1});
  BOOST_TEST(page.confusion.names == (std::vector<std::string>{"in", "mid", "out"}), boost::test_tools::per_element());
  for (std::size_t truth = 0; truth < 3; ++truth)
    for (std::size_t guess = 0; guess < 3; ++guess)
      BOOST_TEST(page.confusion.counts[truth * 3 + guess] == report.confusion(truth, guess));
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < test.size(); ++row) {
    const auto said = model(test.inputs[row]);
    wrong += best_class(said.data(), 3) != test.targets[row];
  }
  BOOST_TEST(page.mistakes.size() == std::min<std::size_t>(wrong, 24));
  BOOST_TEST(page.weights.size() == 16u);
  BOOST_TEST(page.metrics.rows.size() == 3u);
  BOOST_TEST(page.metrics.rows[1][0] == "mid");
  BOOST_TEST(page.curves.size() == 2u);

  write_report<CrossEntropy, Adam>((folder / "r.html").string(), model, h, test,
                                   {.title = "Rings <3>", .settings = {{"Seed", "3"}}});
  const std::string html = content(folder / "r.html");
  for (const char* words : {"Rings &lt;3&gt;", "fwd0", "Dense&lt;2, 16, ReLU&gt;", "CrossEntropy", "Seed"})
    BOOST_TEST(html.find(words) != std::string::npos, words);
  BOOST_TEST(html.find("http://") == html.find("http://www.w3.org"));
  BOOST_CHECK_THROW((write_report<CrossEntropy, Adam>((folder / "no/r.html").string(), model, h, test)),
                    std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_regression_has_a_page_of_its_own) {
  using Regressor = Sequential<Dense<2, 8, Tanh>, Dense<8, 1>>;
  Dataset<2, Target<1>> data;
  for (const auto& row : task::rings(64, 1).inputs) data.add(row, {row[0] * row[1]});
  Model<Regressor> model{Seed{3}};
  const history h = fit<MeanSquaredError, Adam, Batch<32>>(model, data, {.epochs = 2, .verbose = Verbose::silent});
  const report_page page = make_report<MeanSquaredError, Adam>(
      model, h, data, {.layers = statistics_of_layers<MeanSquaredError>(model, data.inputs, data.targets)});
  BOOST_TEST(page.headlines[0].name == "R\u00b2");
  BOOST_TEST(page.metrics.rows.size() == 1u);
  BOOST_TEST(page.confusion.names.empty());
  BOOST_TEST(page.bars.size() == 2u);
  BOOST_TEST(page.bars[0].bars.size() == 2u);
  BOOST_TEST(to_html(page).find("Norm of the gradient") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_run_that_was_interrupted_at_once_has_a_page) {
  const auto test = task::rings(60, 2);
  const Model<Net> model{Seed{3}};
  BOOST_TEST(to_html(make_report<CrossEntropy, Adam>(model, history{}, test)).find("</html>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
