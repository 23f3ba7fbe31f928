// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// IDX files, plain and compressed, whole and broken.
#include <etch/data/idx.hpp>
#include <etch/data/mnist.hpp>

#include <boost/test/unit_test.hpp>

#include "files.hpp"

namespace {

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255u);
  return bytes;
}

std::string images(std::uint32_t count, std::uint32_t height = 2, std::uint32_t width = 3) {
  std::string bytes = std::string("\0\0\x08\x03", 4) + big_endian(count) + big_endian(height) + big_endian(width);
  for (std::uint32_t n = 0; n < count * height * width; ++n) bytes += static_cast<char>(n * 51 % 256);
  return bytes;
}

std::string labels(std::uint32_t count) {
  std::string bytes = std::string("\0\0\x08\x01", 4) + big_endian(count);
  for (std::uint32_t n = 0; n < count; ++n) bytes += static_cast<char>(n % 10);
  return bytes;
}

std::string problem(const std::string& image_bytes, const std::string& label_bytes) {
  const files::folder folder;
  const auto x = folder.write("x", image_bytes), y = folder.write("y", label_bytes);
  return files::error_of(folder, [&] { etch::read_idx<6>(x, y, 10); });
}

#if __has_include(<zlib.h>)
std::string gzip(const files::folder& folder, const std::string& bytes) {
  const auto path = folder.path("packed");
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
#endif

}  // namespace

BOOST_AUTO_TEST_SUITE(idx_files)

BOOST_AUTO_TEST_CASE(grey_levels_become_numbers_from_zero_to_one) {
  const files::folder folder;
  const auto data = etch::read_idx<6>(folder.write("x", images(70)), folder.write("y", labels(70)));
  BOOST_TEST(data.size() == 70u);
  BOOST_TEST((data.inputs[0] == std::array{0.0f, 0.2f, 0.4f, 0.6f, 0.8f, 1.0f}));
  BOOST_TEST(data.inputs[69][0] == static_cast<float>(69 * 6 * 51 % 256) / 255);
  BOOST_TEST(data.targets[69] == 9u);
}

BOOST_AUTO_TEST_CASE(each_fault_has_its_own_words) {
  BOOST_TEST(problem(images(2), labels(2)) == "");
  BOOST_TEST(problem(labels(2), labels(2)) ==
             "x: offset 0: expected the IDX magic 00 00 08 03 (unsigned bytes, axes: 3), found 00 00 08 01");
  BOOST_TEST(problem(images(2, 3, 3), labels(2)) == "x: offset 8: expected images of 6 pixels, found 3 x 3");
  BOOST_TEST(problem(images(3), labels(2)) == "y: expected 3 labels, one for each image in x, found 2");
  BOOST_TEST(problem(images(2).substr(0, 25), labels(2)) ==
             "x: offset 25: expected 12 bytes for 2 rows, found the end of the file after 9");
  BOOST_TEST(problem(images(2) + "x", labels(2)) ==
             "x: offset 28: expected the end of the file after the last row, found more bytes");
  BOOST_TEST(problem(std::string("\0\0\x08\x03", 4) + std::string(12, '\xFF'), labels(2)) ==
             "x: offset 8: expected images of 6 pixels, found 4294967295 x 4294967295");
  BOOST_TEST(problem(std::string("\0\0\x08\x03\xFF\xFF\xFF\xFF", 8) + big_endian(2) + big_endian(3), labels(2))
                 .find("too short") != std::string::npos);
  std::string high = labels(2);
  high.back() = 11;
  BOOST_TEST(problem(images(2), high) == "y: offset 9: expected a label below 10, found 11");
}

BOOST_AUTO_TEST_CASE(a_plain_file_is_refused_when_it_is_opened) {
  const files::folder folder;
  const auto y = folder.write("y", labels(2));
  for (const std::string& bytes : {images(2) + "x", images(2).substr(0, 27)}) {
    const auto x = folder.write("x", bytes);
    BOOST_CHECK_THROW((etch::IdxRows<6>(x, y)), etch::data_error);
  }
}

BOOST_AUTO_TEST_CASE(every_truncation_is_an_error) {
  const std::string whole = images(2);
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_TEST(problem(whole.substr(0, size), labels(2)) != "", "at " << size);
}

#if __has_include(<zlib.h>)
BOOST_AUTO_TEST_CASE(compressed_files_hold_the_same_and_their_truncations_are_errors) {
  const files::folder folder;
  const auto plain = etch::read_idx<6>(folder.write("x", images(200)), folder.write("y", labels(200)));
  const std::string packed = gzip(folder, images(200));
  const auto y = folder.write("y.gz", gzip(folder, labels(200)));
  const auto data = etch::read_idx<6>(folder.write("x.gz", packed), y);
  BOOST_TEST((data.inputs == plain.inputs));
  BOOST_TEST(data.targets == plain.targets);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    const auto x = folder.write("x.gz", packed.substr(0, size));
    BOOST_REQUIRE_THROW(etch::read_idx<6>(x, y), etch::data_error);
  }
  int refused = 0;
  for (std::size_t at = 10; at < packed.size(); ++at) {  // the check sum guards every bit but those that fill up a byte
    std::string bytes = packed;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    const auto x = folder.write("x.gz", bytes);
    try {
      BOOST_REQUIRE((etch::read_idx<6>(x, y).inputs == plain.inputs));
    } catch (const etch::data_error&) {
      ++refused;
    }
  }
  BOOST_TEST(refused >= static_cast<int>(packed.size()) - 11);
}
#endif

BOOST_AUTO_TEST_CASE(mnist_is_found_in_a_folder_by_any_of_its_names) {
  const files::folder folder;
  folder.write("train-images-idx3-ubyte", images(4, 28, 28));
  folder.write("train-labels.idx1-ubyte", labels(4));
  folder.write("t10k-images.idx3-ubyte", images(3, 28, 28));
  BOOST_TEST(files::error_of([&] { etch::load_mnist(folder.path()); }) ==
             folder.path() + ": expected the file t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz, found neither");
#if __has_include(<zlib.h>)
  folder.write("t10k-labels-idx1-ubyte.gz", gzip(folder, labels(3)));
#else
  folder.write("t10k-labels-idx1-ubyte", labels(3));
#endif
  const auto mnist = etch::load_mnist(folder.path());
  BOOST_TEST(mnist.train.size() == 4u);
  BOOST_TEST(mnist.test.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
