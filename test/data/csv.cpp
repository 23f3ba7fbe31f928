// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// CSV as RFC 4180 has it and as people write it; whatever is wrong is named with line and column.
#include <etch/data/csv.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "files.hpp"

namespace {

struct csv_file {
  files::folder folder;
  std::string path;

  explicit csv_file(const std::string& text) : path(folder.write("x.csv", text)) {}

  template <etch::index In, class Kind = etch::Label>
  std::string problem(etch::csv_read_options options = {}) const {
    return files::error_of(folder, [&] { etch::read_csv<In, Kind>(path, std::move(options)); });
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(names_classes_and_numbers) {
  const csv_file file("a,b,species\n1,2.5,virginica\n-3e2, +4 ,setosa\n.5,0,virginica\n");
  const auto data = etch::read_csv<2, etch::Label>(file.path, {.target = "species"});
  BOOST_TEST((data.inputs == std::vector<std::array<float, 2>>{{1, 2.5f}, {-300, 4}, {.5f, 0}}));
  BOOST_TEST((data.targets == std::vector<etch::Label>{1, 0, 1}));
  BOOST_TEST((data.classes == std::vector<std::string>{"setosa", "virginica"}));
  BOOST_TEST((data.input_names == std::vector<std::string>{"a", "b"}));
  BOOST_TEST((data.target_names == std::vector<std::string>{"species"}));
  const etch::Dataset<2, etch::Label>& plain = data;
  BOOST_TEST(plain.size() == 3u);
}

BOOST_AUTO_TEST_CASE(class_numbers_stay_what_they_are) {
  const csv_file file("7,0.5\n3,0.25\n");
  const auto data = etch::read_csv<1, etch::Label>(file.path, {.target = 0, .header = false});
  BOOST_TEST((data.targets == std::vector<etch::Label>{7, 3}));
  BOOST_TEST(data.classes.empty());
}

BOOST_AUTO_TEST_CASE(several_targets_columns_by_name_and_number_and_ignored_ones) {
  const csv_file file("id;y1;x;y2;z\n17;1;2;3;4\n18;5;6;7;8\n");
  const auto data =
      etch::read_csv<2, etch::Target<2>, double>(file.path, {.target = {"y2", 1}, .ignore = "id", .separator = ';'});
  BOOST_TEST((data.targets == std::vector<std::array<double, 2>>{{3, 1}, {7, 5}}));
  BOOST_TEST((data.inputs == std::vector<std::array<double, 2>>{{2, 4}, {6, 8}}));
  const auto chosen = etch::read_csv<1, etch::Target<1>>(file.path, {.target = -1, .inputs = "x", .separator = ';'});
  BOOST_TEST(chosen.inputs[1][0] == 6.0f);
  BOOST_TEST(chosen.targets[0][0] == 4.0f);
}

BOOST_AUTO_TEST_CASE(the_same_table_in_every_spelling) {
  const etch::csv_read_options options{.target = "na\"me, of\nit"};
  const auto plain =
      etch::read_csv<1, etch::Label>(csv_file("x,\"na\"\"me, of\nit\"\n1,\"a,b\"\n2,\"a\"\"b\"\n").path, options);
  BOOST_TEST((plain.classes == std::vector<std::string>{"a\"b", "a,b"}));
  for (const char* text : {"x,\"na\"\"me, of\r\nit\"\r\n1,\"a,b\"\r\n2,\"a\"\"b\"\r\n",    // CR LF
                           "x,\"na\"\"me, of\rit\"\r1,\"a,b\"\r2,\"a\"\"b\"\r",            // CR
                           "\xEF\xBB\xBFx,\"na\"\"me, of\nit\"\n1,\"a,b\"\n2,\"a\"\"b\"",  // mark, no last line end
                           "\"x\",\"na\"\"me, of\nit\"\n\n\"1\",\"a,b\"\n\n2,\"a\"\"b\"\n\n"}) {  // empty lines
    const csv_file file(text);
    const auto data = etch::read_csv<1, etch::Label>(file.path, options);
    BOOST_TEST((data.inputs == plain.inputs));
    BOOST_TEST(data.targets == plain.targets);
    BOOST_TEST(data.classes == plain.classes);
  }
}

BOOST_AUTO_TEST_CASE(missing_values_as_told) {
  const csv_file file("a,b,y\n1,,0\n,NA,1\n4,7,0\n? ,5,1\n");
  BOOST_TEST(file.problem<2>() ==
             "x.csv:2:3: column 'b': expected a number (.missing says what else to do), found nothing");
  const auto mean = etch::read_csv<2, etch::Label>(file.path, {.missing = etch::Missing::mean});
  BOOST_TEST((mean.inputs == std::vector<std::array<float, 2>>{{1, 6}, {2.5f, 6}, {4, 7}, {2.5f, 5}}));
  BOOST_TEST((mean.means == std::vector<double>{2.5, 6}));
  const auto filled = etch::read_csv<2, etch::Label>(file.path, {.missing = etch::Missing::constant, .fill = {9, 8}});
  BOOST_TEST((filled.inputs == std::vector<std::array<float, 2>>{{1, 8}, {9, 8}, {4, 7}, {9, 5}}));
  BOOST_TEST(file.problem<2>({.missing = etch::Missing::constant}) ==
             "read_csv, .fill: expected 1 or 2 numbers, found 0");
  BOOST_TEST(csv_file("a,y\n1,\n").problem<1>() == "x.csv:2:3: column 'y': expected a target, found nothing");
  BOOST_TEST(csv_file("a,y\nnan,1\n").problem<1>({.missing = etch::Missing::mean}) ==
             "x.csv, column 'a': expected a number to take the mean of, found none");
}

BOOST_AUTO_TEST_CASE(a_second_file_uses_the_classes_of_the_first) {
  const csv_file first("x,y\n1,b\n2,c\n3,a\n"), second("x,y\n1,c\n"), strange("x,y\n1,c\n1,d\n");
  const auto train = etch::read_csv<1, etch::Label>(first.path);
  const auto test = etch::read_csv<1, etch::Label>(second.path, {.classes = train.classes});
  BOOST_TEST(test.targets[0] == 2u);
  BOOST_TEST(strange.problem<1>({.classes = train.classes}) ==
             "x.csv:3:3: column 'y': expected one of the classes a, b, c, found 'd'");
}

BOOST_AUTO_TEST_CASE(errors_name_line_and_column) {
  BOOST_TEST(csv_file("a,b,y\n1,x2,0\n").problem<2>() == "x.csv:2:3: column 'b': expected a number, found 'x2'");
  BOOST_TEST(csv_file("a,b,y\n1,\"two\nlines\",0\n3,4x,1").problem<2>() ==
             "x.csv:2:3: column 'b': expected a number, found 'two\\x0alines'");
  BOOST_TEST(csv_file("a,y\n\"1\n\",0\n").problem<1>() != "");
  BOOST_TEST(csv_file("a,y\n1,0\n2\n").problem<1>() == "x.csv:3:1: expected 2 fields, as in the first line, found 1");
  BOOST_TEST(csv_file("a,y\n1,0,\n").problem<1>() == "x.csv:2:1: expected 2 fields, as in the first line, found 3");
  BOOST_TEST(csv_file("a,y\n1,\"0\n2,1\n").problem<1>() ==
             "x.csv:2:3: expected a closing quote, found the end of the file");
  BOOST_TEST(csv_file("a,y\n1,\"0\"x\n").problem<1>() ==
             "x.csv:2:6: expected a separator after the closing quote, found 'x'");
  BOOST_TEST(csv_file("a,y\n1,0\"x\"\n").problem<1>() ==
             "x.csv:2:4: expected quotes around the whole field, found a quote inside it");
  BOOST_TEST(csv_file("a,y\n1e99,0\n").problem<1>() ==
             "x.csv:2:1: column 'a': expected a number in the range of the scalar type, found '1e99'");
  BOOST_TEST(csv_file("a,y\ninf,0\n").problem<1>() ==
             "x.csv:2:1: column 'a': expected a number in the range of the scalar type, found 'inf'");
  BOOST_TEST(csv_file("a,y\n1,2\n").problem<2>() == "x.csv:1: expected 2 input columns, found 1: 'a'");
  BOOST_TEST(csv_file("a,y\n1,2\n").problem<1>({.target = "z"}) ==
             "x.csv:1: expected a column named 'z', found 'a', 'y'");
  BOOST_TEST(csv_file("a,a\n1,2\n").problem<1>({.target = "a"}) ==
             "x.csv:1: expected one column named 'a', found several");
  BOOST_TEST(csv_file("a,y\n1,2\n").problem<1>({.target = 2}) == "x.csv:1: expected column number 2, found 2 columns");
  BOOST_TEST(csv_file("").problem<1>() == "x.csv: expected rows of data, found an empty file");
  BOOST_TEST(csv_file("a,y\n").problem<1>() == "x.csv: expected rows of data, found only a header");
  const files::folder folder;
  BOOST_TEST(files::error_of(folder, [&] { etch::read_csv<1, etch::Label>(folder.path("none.csv")); }) ==
             "none.csv: expected a file that can be opened, found none (missing, or not permitted)");
  BOOST_TEST(files::error_of([&] { etch::read_csv<1, etch::Label>(folder.path()); }).find("directory") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_stream_yields_the_rows_of_the_file) {
  std::string text = "x,y\n";
  for (int n = 0; n < 5000; ++n) text += std::to_string(n) + "," + (n % 3 == 0 ? "\"fizz\n\"" : "buzz") + "\n";
  const csv_file file(text);
  const auto data = etch::read_csv<1, etch::Label>(file.path);
  etch::CsvRows<1, etch::Label> rows(file.path);
  BOOST_TEST(rows.size() == 5000u);
  for (etch::index first : {4999u, 0u, 1023u, 1024u, 1025u, 3000u, 3100u}) {
    std::array<float, 1> inputs[100];
    etch::Label targets[100];
    const auto count = std::min<etch::index>(100, 5000 - first);
    rows.read(first, count, inputs, targets);
    for (etch::index n = 0; n < count; ++n) {
      BOOST_REQUIRE(inputs[n] == data.inputs[first + n]);
      BOOST_REQUIRE(targets[n] == data.targets[first + n]);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_file_however_broken_does_more_than_throw) {
  const std::string sound = "a,b,y\n1,\"2\",0\r\n3,NA,\"1\"\n\n5,6,2";
  const files::folder folder;
  std::uint64_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text = sound;
    for (int change = 0; change < 3; ++change) {
      state = etch::mix(state);
      text[state % text.size()] = "\",\n\r\0x1 \xFF"[state / 64 % 9];
    }
    text.resize(etch::mix(state) % (text.size() + 1));
    const auto path = folder.write("broken.csv", text);
    try {
      const auto data = etch::read_csv<2, etch::Label>(path, {.missing = etch::Missing::constant, .fill = {0}});
      BOOST_REQUIRE(data.inputs.size() == data.targets.size());
      BOOST_REQUIRE(data.size() > 0);
    } catch (const etch::data_error&) {
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
