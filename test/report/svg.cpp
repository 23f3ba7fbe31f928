// Drawings: well-formed whatever the text and the numbers, with marks at round numbers.
#include <etch/report/report.hpp>

#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <sstream>

BOOST_AUTO_TEST_SUITE(svg)

constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();

boost::property_tree::ptree parsed(const std::string& xml) {
  std::istringstream in(xml);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  return tree;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

BOOST_AUTO_TEST_CASE(text_is_escaped) {
  BOOST_TEST(etch::escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  BOOST_TEST(etch::escaped("\u00e9\u20ac\U0001f600\n") == "\u00e9\u20ac\U0001f600\n");
  for (const char* bad : {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x1b", "\x01", "\xe2\x82"}) {
    const std::string text = etch::escaped(bad);
    BOOST_TEST(text.starts_with("\ufffd"));
    for (std::size_t i = 0; i < text.size();) {
      BOOST_TEST(text.substr(i, 3) == "\ufffd");
      i += 3;
    }
  }
  BOOST_TEST(etch::escaped(std::string_view("\0", 1)) == "\ufffd");
}

std::vector<double> values(const etch::chart_axis& axis) {
  std::vector<double> all;
  for (const etch::tick& mark : axis.ticks) all.push_back(mark.value);
  return all;
}

BOOST_AUTO_TEST_CASE(axes_enclose_their_data_and_marks_are_few) {
  for (const double low : {-1e6, -3.7, -1e-5, 0.0, 1e-9, 0.03, 1.0, 99.0, 1e12})
    for (const double span : {1e-9, 1e-3, 0.5, 1.0, 7.0, 123.0, 1e5, 1e9}) {
      const double high = low + span;
      if (span < 1e-6 * std::abs(low)) continue;
      const etch::chart_axis axis = etch::linear_axis(low, high, 5);
      const double slack = 1e-6 * span;
      BOOST_TEST(axis.low <= low + slack);
      BOOST_TEST(axis.high >= high - slack);
      BOOST_TEST(axis.ticks.size() >= 3u);
      BOOST_TEST(axis.ticks.size() <= 8u);
      for (std::size_t i = 1; i < axis.ticks.size(); ++i) BOOST_TEST(axis.ticks[i].value > axis.ticks[i - 1].value);
    }
  for (const double low : {1e-12, 1e-5, 0.3, 1.0, 5.0, 4e7})
    for (const double ratio : {1.0, 1.5, 3.0, 10.0, 1e3, 1e9}) {
      const etch::chart_axis axis = etch::log_axis(low, low * ratio);
      BOOST_TEST(axis.low <= low * 1.000001);
      BOOST_TEST(axis.high >= low * ratio * 0.999999);
      BOOST_TEST(axis.ticks.size() >= 1u);
      BOOST_TEST(axis.ticks.size() <= 13u);
    }
}

BOOST_AUTO_TEST_CASE(marks_are_round) {
  BOOST_TEST(values(etch::linear_axis(0.02, 0.47, 5)) == (std::vector{0.0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5}),
             boost::test_tools::per_element());
  BOOST_TEST(values(etch::linear_axis(1, 15, 8, true, 1)) == (std::vector{2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0}),
             boost::test_tools::per_element());
  BOOST_TEST(values(etch::linear_axis(1, 3, 8, true, 1)) == (std::vector{1.0, 2.0, 3.0}),
             boost::test_tools::per_element());
  BOOST_TEST(values(etch::log_axis(1, 1000)) == (std::vector{1.0, 10.0, 100.0, 1000.0}),
             boost::test_tools::per_element());
  BOOST_TEST(etch::linear_axis(-0.3, 0.3, 5).ticks[2].label != "-0.0");
  BOOST_TEST(etch::linear_axis(0, 0.5, 5).ticks[1].label == "0.1");
  BOOST_TEST(etch::linear_axis(5, 5, 5).ticks.size() > 1u);
}

BOOST_AUTO_TEST_CASE(a_line_chart_of_anything_is_well_formed) {
  const std::vector<std::vector<double>> all = {{},
                                                {1},
                                                {nan},
                                                {nan, infinity, -infinity},
                                                {1, nan, 3},
                                                {0, 0, 0},
                                                {-1e300, 1e300},
                                                {1e-320, 2e-320},
                                                {0, -1, -2},
                                                std::vector<double>(1000, 0.5)};
  for (const auto& y : all)
    for (const bool logarithmic : {false, true}) {
      etch::line_chart chart;
      chart.title = "a < b & \"c\"";
      chart.series = {{"<one>", y}, {"two", {0.5, 0.25}, {}, true}};
      chart.logarithmic = logarithmic;
      chart.marker = 1;
      chart.marker_label = "<best>";
      const std::string text = etch::draw(chart).standalone();
      BOOST_TEST(!parsed(text).empty());
      BOOST_TEST(text.find("nan") == std::string::npos);
      BOOST_TEST(text.find("inf") == std::string::npos);
      chart.series.clear();
      BOOST_TEST(!parsed(etch::draw(chart).standalone()).empty());
    }
}

BOOST_AUTO_TEST_CASE(a_gap_is_a_gap) {
  etch::line_chart chart;
  chart.series = {{"a", {1, 2, nan, 4, 5}}};
  const std::string text = etch::draw(chart).inlined();
  const auto path =
      text.substr(text.find(" d=\"") + 4, text.find('"', text.find(" d=\"") + 4) - text.find(" d=\"") - 4);
  BOOST_TEST(times(path, "M") == 2u);
  BOOST_TEST(times(text, "<circle") == 4u);
}

BOOST_AUTO_TEST_CASE(curves_of_a_history) {
  etch::history run;
  run.loss = {1, 0.5};
  BOOST_TEST(etch::curves_of(run).size() == 1u);
  run.validation_loss = {1, 0.6};
  run.metric("accuracy").training = {0.5, 0.8};
  run.metric("accuracy").validation = {0.5, 0.7};
  run.learning_rate = {1e-3, 1e-3};
  run.best_epoch = 1;
  auto charts = etch::curves_of(run);
  BOOST_REQUIRE(charts.size() == 2u);
  BOOST_TEST(charts[1].title == "Accuracy");
  BOOST_TEST(charts[1].series.size() == 2u);
  BOOST_TEST(*charts[0].marker == 2.0);
  run.learning_rate = {1e-3, 1e-5};
  charts = etch::curves_of(run);
  BOOST_REQUIRE(charts.size() == 3u);
  BOOST_TEST(charts[2].logarithmic);
  BOOST_TEST(run.metrics.size() == 1u);
  BOOST_TEST(run.epochs() == 2u);
}

BOOST_AUTO_TEST_CASE(a_confusion_map_shows_every_count) {
  const etch::confusion_map map{"t", {"cat", "<dog>"}, {7, 0, 12, 30}};
  const std::string text = etch::draw(map).standalone();
  BOOST_TEST(!parsed(text).empty());
  BOOST_TEST(times(text, "class=\"cell") == 4u);
  for (const char* part : {">7<", ">12<", ">30<", "true &lt;dog&gt;, predicted cat: 12 of 42"})
    BOOST_TEST(text.find(part) != std::string::npos);
  BOOST_TEST(text.find(">0<") == std::string::npos);
  etch::confusion_map many{"", {}, std::vector<etch::index>(200 * 200, 1)};
  for (int i = 0; i < 200; ++i) many.names.push_back("class " + std::to_string(i));
  BOOST_TEST(!parsed(etch::draw(many).standalone()).empty());
  BOOST_TEST(!parsed(etch::draw(etch::confusion_map{}).standalone()).empty());
}

BOOST_AUTO_TEST_CASE(bars_of_anything_are_well_formed) {
  for (const bool logarithmic : {false, true})
    for (const std::vector<double>& sizes :
         {std::vector<double>{}, {0}, {nan, 1}, {-1, -2}, {1e-7, 0.3}, {infinity, 1}, {0, -1, 5}}) {
      etch::bar_chart chart{"t", {}, logarithmic};
      for (const double size : sizes) chart.bars.push_back({"<a>", size});
      const std::string text = etch::draw(chart).standalone();
      BOOST_TEST(!parsed(text).empty());
      BOOST_TEST(times(text, "rx=\"2\"") == sizes.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()
