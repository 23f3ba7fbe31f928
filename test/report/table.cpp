// Tables, summaries and pictures as text.
#include <etch/metric/classification.hpp>
#include <etch/report/metric_table.hpp>
#include <etch/report/summary_table.hpp>
#include <etch/report/text_art.hpp>

#include <boost/test/unit_test.hpp>
#include <sstream>

BOOST_AUTO_TEST_SUITE(tables)

BOOST_AUTO_TEST_CASE(columns_are_aligned) {
  const etch::text_table table{
      {{"name"}, {"n", etch::align::right}}, {{"a", "1"}, {"\u00e9t\u00e9", "1,000"}, {"b"}}, {"all", "1,001"}};
  BOOST_TEST(etch::to_text(table, false) ==
             "===========\n"
             "name      n\n"
             "-----------\n"
             "a         1\n"
             "\u00e9t\u00e9   1,000\n"
             "b\n"
             "===========\n"
             "all   1,001\n");
  BOOST_TEST(etch::to_text(table).starts_with("\u2501\u2501"));
  BOOST_TEST(etch::to_text(etch::text_table{}, false) == "\n\n\n\n");
}

BOOST_AUTO_TEST_CASE(numbers_as_people_read_them) {
  BOOST_TEST(etch::grouped(0) == "0");
  BOOST_TEST(etch::grouped(999) == "999");
  BOOST_TEST(etch::grouped(1000) == "1,000");
  BOOST_TEST(etch::grouped(101770) == "101,770");
  BOOST_TEST(etch::grouped(1234567890) == "1,234,567,890");
  BOOST_TEST(etch::bytes_text(1023) == "1023 B");
  BOOST_TEST(etch::bytes_text(1024) == "1.00 KB");
  BOOST_TEST(etch::bytes_text(407080) == "398 KB");
  BOOST_TEST(etch::bytes_text(256u << 20) == "256 MB");
  BOOST_TEST(etch::count_text(203264) == "203 K");
}

BOOST_AUTO_TEST_CASE(a_summary_adds_up) {
  const etch::network_summary network{"Net",
                                      "784",
                                      {{"0", "Dense<784, 128, ReLU>", "128", 100480, 100352, 401920, false},
                                       {"1", "Dropout<0.2>", "128"},
                                       {"2", "Dense<128, 10, Softmax>", "10", 1290, 1280, 5160}},
                                      512};
  const std::string text = etch::to_text(network, false);
  for (const char* part :
       {"Net\n", "0  Dense<784, 128, ReLU> (frozen)     128     100,480        100,352   392 KB\n",
        "1  Dropout<0.2>                       128\n",
        "   total                                      101,770        101,632   398 KB\n",
        "Trainable parameters: 1,290\n", "Frozen parameters:    100,480\n", "Workspace to infer:   512 B\n"})
    BOOST_TEST(text.find(part) != std::string::npos, text << " lacks " << part);
  BOOST_TEST(text.find("to train") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_evaluation_goes_to_a_stream) {
  etch::Classification<3, float> scores;
  scores.add({0.7f, 0.2f, 0.1f}, 0);
  scores.add({0.6f, 0.3f, 0.1f}, 1);
  std::ostringstream out;
  out << scores.report(0.25);
  BOOST_TEST(out.str().starts_with("loss 0.25, accuracy 50.00 %\n"));
  BOOST_TEST(out.str().find("\n0        50.00 %  100.00 %  66.67 %     1\n") != std::string::npos, out.str());
  const std::string named = etch::to_text(scores.report(0.25), {"oak", "elm", "ash"});
  BOOST_TEST(named.find("\nelm") != std::string::npos);

  etch::Regression<2, float> errors;
  errors.add({1, 2}, {1, 4});
  BOOST_TEST(etch::to_text(errors.report()).starts_with("loss nan\n"));
}

BOOST_AUTO_TEST_CASE(pictures_as_text) {
  const etch::picture image{3, 3, {1, 0, 1, 0, 0, 1, 1, 1, 0}, "a"};
  BOOST_TEST(etch::text_art(std::vector{image}, {false, false, true}) == "\u2580 \u2588\n\u2580\u2580 \na\n");
  BOOST_TEST(etch::text_art(std::vector{image}, {}) == "+ @\n++ \na\n");
  const std::string two = etch::text_art(std::vector{image, image}, {}, 8);
  BOOST_TEST(two == "+ @  + @\n++   ++ \na    a\n");
  BOOST_TEST(etch::text_art(std::vector{image, image}, {}, 7) == "+ @\n++ \na\n\n+ @\n++ \na\n");
  const std::string colour = etch::text_art(std::vector{image}, {true, true, true});
  BOOST_TEST(colour.starts_with("\x1b[38;5;255;48;5;232m\u2580"));
  BOOST_TEST(colour.find("\x1b[0m\n") != std::string::npos);
  BOOST_TEST(etch::text_art({}, {}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
