// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// .npy files as NumPy writes them are read in every type, order and version; all others are refused with a reason.
#include <etch/data/npy.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "files.hpp"
#include "golden_npy.hpp"

namespace {

std::string npy(const std::string& dictionary, const std::string& data) {
  std::string header = dictionary;
  header.resize((10 + dictionary.size() + 63) / 64 * 64 - 10, ' ');
  header.back() = '\n';
  std::string prefix("\x93NUMPY\x01\x00", 8);
  prefix += static_cast<char>(header.size() & 255u);
  prefix += static_cast<char>(header.size() >> 8);
  return prefix + header + data;
}

std::string opening_error(const std::string& bytes) {
  const files::folder folder;
  return files::error_of(folder, [&] { etch::NpyFile file(folder.write("x.npy", bytes)); });
}

template <class T = double>
std::vector<std::array<T, 3>> rows_of(const std::string& bytes) {
  const files::folder folder;
  return etch::read_npy<3, etch::Label, T>(folder.write("x.npy", bytes), folder.write("y.npy", golden::labels_u1))
      .inputs;
}

std::vector<etch::Label> labels_of(const std::string& bytes) {
  const files::folder folder;
  return etch::read_npy<3, etch::Label>(folder.write("x.npy", golden::rows_f4), folder.write("y.npy", bytes)).targets;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(npy_files)

BOOST_AUTO_TEST_CASE(every_type_byte_order_and_version) {
  const std::vector<std::array<double, 3>> rows{{1.5, -2, 3}, {0.25, 5, -6}}, whole{{1, -2, 3}, {100, 5, -6}};
  for (const std::string* bytes :
       {&golden::rows_f2, &golden::rows_f4, &golden::rows_f8, &golden::rows_big_f2, &golden::rows_big_f4,
        &golden::rows_big_f8, &golden::rows_fortran, &golden::rows_version_2, &golden::rows_version_3})
    BOOST_TEST((rows_of(*bytes) == rows));
  for (const std::string* bytes : {&golden::rows_i1, &golden::rows_i2, &golden::rows_big_i2, &golden::rows_i4,
                                   &golden::rows_big_i4, &golden::rows_i8, &golden::rows_big_i8})
    BOOST_TEST((rows_of(*bytes) == whole));
  BOOST_TEST((rows_of<float>(golden::rows_big_i8)[1] == std::array{100.0f, 5.0f, -6.0f}));
}

BOOST_AUTO_TEST_CASE(half_precision_at_its_limits) {
  const files::folder folder;
  etch::NpyFile file(folder.write("x.npy", golden::half_range));
  double values[3];
  file.read_rows(0, 1, values, [](auto value, etch::index, etch::index) { return static_cast<double>(value); });
  BOOST_TEST(values[0] == 65504.0);
  BOOST_TEST(values[1] == 0x1p-24);
  BOOST_TEST((std::isinf(values[2]) && values[2] < 0));
}

BOOST_AUTO_TEST_CASE(further_axes_are_flattened_in_c_order) {
  for (const std::string* bytes : {&golden::images, &golden::images_fortran}) {
    const files::folder folder;
    const auto data =
        etch::read_npy<6, etch::Label>(folder.write("x.npy", *bytes), folder.write("y.npy", golden::labels_u1));
    BOOST_TEST((data.inputs == std::vector<std::array<float, 6>>{{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}}));
  }
}

BOOST_AUTO_TEST_CASE(labels_of_every_type_and_rows_of_targets) {
  const std::vector<etch::Label> expected{3, 0};
  for (const std::string* bytes : {&golden::labels_u1, &golden::labels_u2, &golden::labels_u4, &golden::labels_u8,
                                   &golden::labels_i8, &golden::labels_f4})
    BOOST_TEST(labels_of(*bytes) == expected);
  BOOST_TEST((labels_of(golden::labels_b1) == std::vector<etch::Label>{1, 0}));
  const files::folder folder;
  const auto x = folder.write("x.npy", golden::rows_f4), y = folder.write("y.npy", golden::rows_big_f8);
  BOOST_TEST((etch::read_npy<3, etch::Target<3>>(x, y).targets[1] == std::array{0.25f, 5.0f, -6.0f}));
  const auto single = folder.write("z.npy", golden::labels_f4);
  BOOST_TEST((etch::read_npy<3, etch::Target<1>>(x, single).targets[0] == std::array{3.0f}));
}

BOOST_AUTO_TEST_CASE(labels_that_are_none) {
  const auto problem = [](const std::string& bytes) {
    const files::folder folder;
    const auto x = folder.write("x.npy", golden::rows_f4), y = folder.write("y.npy", bytes);
    return files::error_of(folder, [&] { etch::read_npy<3, etch::Label>(x, y); });
  };
  BOOST_TEST(problem(golden::labels_negative) == "y.npy, row 1: expected a class number, found -1");
  BOOST_TEST(problem(golden::labels_half) == "y.npy, row 1: expected a class number, found 0.5");
  BOOST_TEST(problem(golden::labels_nan) == "y.npy, row 1: expected a class number, found nan");
  BOOST_TEST(problem(golden::no_labels) == "y.npy: expected 2 rows as in x.npy, found 0");
  BOOST_TEST(problem(golden::rows_f4) == "y.npy: expected rows of 1 numbers, found an array of shape (2, 3)");
  BOOST_TEST(problem(golden::scalar) == "y.npy: expected rows of 1 numbers, found an array of shape ()");
}

BOOST_AUTO_TEST_CASE(an_array_without_rows_is_read_as_such) {
  const files::folder folder;
  const auto data =
      etch::read_npy<3, etch::Label>(folder.write("x.npy", golden::no_rows), folder.write("y.npy", golden::no_labels));
  BOOST_TEST(data.size() == 0u);
}

BOOST_AUTO_TEST_CASE(each_fault_has_its_own_words) {
  const std::string eight(8, '\0');
  BOOST_TEST(opening_error(npy("{'shape': (2L,), 'fortran_order': False, 'descr': '<f4'}", eight)) == "");
  BOOST_TEST(opening_error("") ==
             "x.npy: offset 0: expected 10 bytes of a .npy header, found the end of the file after 0");
  BOOST_TEST(opening_error("PK\x03\x04 not an array") ==
             "x.npy: offset 0: expected the .npy magic \\x93NUMPY, found other bytes");
  BOOST_TEST(opening_error(std::string("\x93NUMPY\x04\x00\x00\x00\x00\x00", 12)) ==
             "x.npy: offset 6: expected version 1.0, 2.0 or 3.0, found 4.0");
  BOOST_TEST(
      opening_error(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }" + std::string(11000, ' '), eight))
          .find("at most 10000 bytes") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", eight))
                 .find("expected a number type such as '<f4', found '|O'") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", eight))
                 .find("a structured type") != std::string::npos);
  BOOST_TEST(opening_error(golden::complex_rows).find("'<c8'") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", eight))
                 .find("'descr' twice") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': False}", eight)).find("expected the key shape") !=
             std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}", eight)).find("True or False") !=
             std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", eight)).find("an extent") !=
             std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x", eight))
                 .find("nothing after the dictionary") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", eight)) ==
             "x.npy: offset 128: expected 12 bytes of data for (3,), found 8");
  BOOST_TEST(opening_error(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", eight)) ==
             "x.npy: offset 132: expected the end of the file after the data for (1,), found 4 more bytes");
  BOOST_TEST(opening_error(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", eight))
                 .find("a shape whose size fits 64 bits") != std::string::npos);
  BOOST_TEST(opening_error(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999,)}", eight))
                 .find("an extent that fits 64 bits") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_truncation_is_an_error_and_no_change_of_a_byte_does_more_than_throw) {
  const files::folder folder;
  const auto y = folder.write("y.npy", golden::labels_u1);
  for (std::size_t size = 0; size < golden::rows_f4.size(); ++size) {
    const auto x = folder.write("x.npy", golden::rows_f4.substr(0, size));
    BOOST_REQUIRE_THROW((etch::read_npy<3, etch::Label>(x, y)), etch::data_error);
  }
  for (std::size_t at = 0; at < golden::rows_f4.size(); ++at)
    for (char byte : {'\0', '\xFF', '(', '9', '}', '\''}) {
      std::string bytes = golden::rows_f4;
      bytes[at] = byte;
      const auto x = folder.write("x.npy", bytes);
      try {
        BOOST_REQUIRE((etch::read_npy<3, etch::Label>(x, y)).size() == 2);
      } catch (const etch::data_error&) {
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
