// The report page: complete, escaped, and in need of nothing from elsewhere.
#include <etch/report/html.hpp>

#include <boost/test/unit_test.hpp>
#include <filesystem>

BOOST_AUTO_TEST_SUITE(html)

etch::report_page full(const std::string& text) {
  etch::report_page page;
  page.title = page.subtitle = page.summary = page.plan = page.footer = text;
  page.headlines = page.settings = {{text, text}};
  etch::line_chart chart;
  chart.title = chart.x_label = text;
  chart.series = {{text, {1, 2}}, {text, {2, 1}}};
  page.curves = {chart};
  page.bars = {{text, {{text, 1}}}};
  page.metrics = {{{text}, {text, etch::align::right}}, {{text, text}}, {text, text}};
  page.confusion = {text, {text, text}, {1, 2, 3, 4}};
  page.mistakes = {{2, 2, {0, 0.3f, 0.6f, 1}, text, false}};
  page.weights = {{2, 2, {-1, 0.3f, 0.6f, 1}, text}};
  return page;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

BOOST_AUTO_TEST_CASE(hostile_text_stays_text) {
  const std::string page = etch::to_html(full("</pre><script>alert('\"&\")</script>\xff"));
  BOOST_TEST(page.find("<script") == std::string::npos);
  BOOST_TEST(page.find("&lt;/pre&gt;&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;\ufffd") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_part_is_there_and_closed) {
  const std::string page = etch::to_html(full("x"));
  for (const char* title : {"Training", "Layers", "Metrics", "Confusion", "Worst mistakes", "First-layer weights",
                            "Network", "Plan", "Settings"})
    BOOST_TEST(times(page, "<h2>" + std::string(title) + "</h2>") == 1u, title);
  for (const char* name :
       {"section", "div",  "dl",     "table",  "tr",   "td",   "th",   "pre",   "figure", "figcaption", "svg",
        "text",    "main", "header", "footer", "html", "body", "head", "style", "title",  "h1",         "h2"}) {
    const std::string tag = name;
    BOOST_TEST(times(page, "<" + tag + ">") + times(page, "<" + tag + " ") == times(page, "</" + tag + ">"), name);
  }
}

BOOST_AUTO_TEST_CASE(what_is_empty_is_left_out) {
  const std::string page = etch::to_html({.title = "only"});
  BOOST_TEST(times(page, "<section") == 0u);
  BOOST_TEST(times(page, "<h1>only</h1>") == 1u);
}

BOOST_AUTO_TEST_CASE(nothing_is_fetched) {
  const std::string page = etch::to_html(full("x"));
  for (const char* part : {"http:", "https:", "//", "@import", "url(", "<link", "<script", "<iframe"}) {
    std::string rest = page;
    for (std::size_t at; (at = rest.find("base64,")) != std::string::npos;)  // whose letters may spell anything
      rest.erase(at, rest.find('"', at) - at);
    BOOST_TEST(times(rest, part) == 0u, part);
  }
  BOOST_TEST(times(page, "src=\"data:image/png;base64,") == 2u);
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_written) {
  const auto folder = std::filesystem::temp_directory_path();
  const std::string path = (folder / "etch_test_page.html").string();
  etch::write_text(path, "abc");
  BOOST_TEST(std::filesystem::file_size(path) == 3u);
  std::filesystem::remove(path);
  BOOST_CHECK_EXCEPTION(
      etch::write_text(path + "/none/a", "x"), std::runtime_error,
      [&](const std::runtime_error& error) { return std::string(error.what()).find(path) != std::string::npos; });
}

BOOST_AUTO_TEST_SUITE_END()
