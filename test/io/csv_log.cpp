// Logs of epochs as comma-separated values.
#include <etch/io/csv_log.hpp>

#include <boost/test/unit_test.hpp>
#include <limits>

#include "temporary.hpp"

BOOST_AUTO_TEST_SUITE(csv_log)

using names = std::vector<std::string>;
using row = std::vector<double>;

BOOST_AUTO_TEST_CASE(a_header_then_rows_each_on_disk_at_once) {
  const temporary_folder folder;
  etch::csv_log log(folder / "a.csv", names{"epoch", "loss", "a,b", "say \"hi\""});
  BOOST_TEST(content(folder / "a.csv") == "epoch,loss,\"a,b\",\"say \"\"hi\"\"\"\n");
  log.row(row{0, 0.1, 1e-300, -std::numeric_limits<double>::infinity()});
  BOOST_TEST(content(folder / "a.csv").ends_with("\n0,0.1,1e-300,-inf\n"));
  log.row(row{1, -std::numeric_limits<double>::quiet_NaN(), 1.0 / 3, 1e22});
  BOOST_TEST(content(folder / "a.csv").ends_with("\n1,nan,0.3333333333333333,1e+22\n"));
  BOOST_CHECK_THROW(log.row(row{1, 2}), etch::save_error);
}

BOOST_AUTO_TEST_CASE(append_goes_on_after_the_last_whole_row) {
  const temporary_folder folder;
  const auto path = folder / "a.csv";
  etch::csv_log(path, names{"x", "y"}, {.separator = ';', .append = true}).row(row{1, 2});
  etch::csv_log(path, names{"x", "y"}, {.separator = ';', .append = true}).row(row{3, 4});
  BOOST_TEST(content(path) == "x;y\n1;2\n3;4\n");
  put(path, content(path) + "5;");
  etch::csv_log(path, names{"x", "y"}, {.separator = ';', .append = true}).row(row{6, 7});
  BOOST_TEST(content(path) == "x;y\n1;2\n3;4\n6;7\n");
  BOOST_CHECK_THROW(etch::csv_log(path, names{"x", "z"}, {.separator = ';', .append = true}), etch::save_error);
  BOOST_TEST(content(path) == "x;y\n1;2\n3;4\n6;7\n");
  put(path, "x;");
  etch::csv_log(path, names{"x", "y"}, {.separator = ';', .append = true}).row(row{6, 7});
  BOOST_TEST(content(path) == "x;y\n6;7\n");
  etch::csv_log(path, names{"z"});
  BOOST_TEST(content(path) == "z\n");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there) {
  const temporary_folder folder;
  BOOST_CHECK_THROW(etch::csv_log(folder / "none/a.csv", names{"x"}), etch::save_error);
}

BOOST_AUTO_TEST_SUITE_END()
