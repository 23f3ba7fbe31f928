// PNG files, read back by a decoder written from the format's description.
#include <etch/report/png.hpp>

#include <boost/crc.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <map>

BOOST_AUTO_TEST_SUITE(png)

std::uint32_t big(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

std::map<std::string, std::string> chunks(const std::string& file) {
  BOOST_TEST(file.substr(0, 8) == "\x89PNG\r\n\x1a\n");
  std::map<std::string, std::string> found;
  for (std::size_t at = 8; at < file.size();) {
    const std::size_t size = big(file, at);
    found[file.substr(at + 4, 4)] = file.substr(at + 8, size);
    boost::crc_32_type crc;
    crc.process_bytes(file.data() + at + 4, size + 4);
    BOOST_TEST(crc.checksum() == big(file, at + 8 + size));
    at += size + 12;
  }
  return found;
}

std::string inflated(const std::string& stream) {
  BOOST_TEST((static_cast<unsigned char>(stream[0]) * 256 + static_cast<unsigned char>(stream[1])) % 31 == 0);
  std::string out;
  for (std::size_t at = 2; at + 4 < stream.size();) {
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(stream.at(at + i)));
    };
    const unsigned size = byte(1) | byte(2) << 8;
    BOOST_TEST((size ^ (byte(3) | byte(4) << 8)) == 0xffffu);
    out += stream.substr(at + 5, size);
    BOOST_TEST((byte(0) == 1) == (at + 5 + size + 4 == stream.size()));
    at += 5 + size;
  }
  std::uint32_t a = 1, b = 0;
  for (const char c : out) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  BOOST_TEST(big(stream, stream.size() - 4) == (b << 16 | a));
  return out;
}

BOOST_AUTO_TEST_CASE(pixels_come_back) {
  const etch::picture image{3, 2, {0, 0.5f, 1, 2, -1, std::numeric_limits<float>::quiet_NaN()}, ""};
  auto found = chunks(etch::png(image, etch::pixel_colours::ink));
  BOOST_TEST(found.size() == 5u);
  BOOST_TEST(found["IHDR"] == std::string("\0\0\0\3\0\0\0\2\x08\x03\0\0\0", 13));
  BOOST_TEST(found["PLTE"].size() == 64 * 3u);
  BOOST_TEST(found["tRNS"].size() == 64u);
  const std::string rows = inflated(found["IDAT"]);
  BOOST_TEST(rows == std::string("\0\x20\x30\x3f\0\x3f\x01\0", 8));
  BOOST_TEST(static_cast<unsigned char>(found["tRNS"][0]) == 0u);
  BOOST_TEST(static_cast<unsigned char>(found["tRNS"][1]) == 255u);
  BOOST_TEST(static_cast<unsigned char>(found["tRNS"][32]) == 0u);
  BOOST_TEST(static_cast<unsigned char>(found["tRNS"][63]) == 255u);
}

BOOST_AUTO_TEST_CASE(weights_fill_the_scale) {
  const etch::picture image{2, 1, {1e-6f, -0.5e-6f}, ""};
  const std::string rows = inflated(chunks(etch::png(image, etch::pixel_colours::diverging))["IDAT"]);
  BOOST_TEST(rows == std::string("\0\x3f\x10", 3));
  const etch::picture zero{2, 1, {0, 0}, ""};
  BOOST_TEST(inflated(chunks(etch::png(zero, etch::pixel_colours::diverging))["IDAT"]) == std::string("\0\x20\x20", 3));
}

BOOST_AUTO_TEST_CASE(large_and_empty_pictures) {
  etch::picture image{300, 300, std::vector<float>(90000, 1.0f), ""};
  BOOST_TEST(inflated(chunks(etch::png(image, etch::pixel_colours::ink))["IDAT"]).size() == 301 * 300u);
  image = {};
  BOOST_TEST(inflated(chunks(etch::png(image, etch::pixel_colours::ink))["IDAT"]).empty());
}

BOOST_AUTO_TEST_CASE(base64_of_known_texts) {
  BOOST_TEST(etch::detail::base64("") == "");
  BOOST_TEST(etch::detail::base64("f") == "Zg==");
  BOOST_TEST(etch::detail::base64("fo") == "Zm8=");
  BOOST_TEST(etch::detail::base64("foo") == "Zm9v");
  BOOST_TEST(etch::detail::base64("foobar") == "Zm9vYmFy");
  BOOST_TEST(etch::detail::base64("\xff\xfe\xfd") == "//79");
}

BOOST_AUTO_TEST_SUITE_END()
