// Event files: the bytes, read back by a small independent parser.
#include <etch/io/tensorboard.hpp>

#include <boost/crc.hpp>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <map>

#include "temporary.hpp"

BOOST_AUTO_TEST_SUITE(tensorboard)

using castagnoli = boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true>;

BOOST_AUTO_TEST_CASE(crc32c_of_known_bytes_and_of_any) {
  BOOST_TEST(etch::crc32c("123456789") == 0xe3069283u);
  BOOST_TEST(etch::crc32c("") == 0u);
  BOOST_TEST(etch::crc32c(std::string(32, '\0')) == 0x8a9136aau);
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    bytes += static_cast<char>(i * 7);
    castagnoli crc;
    crc.process_bytes(bytes.data(), bytes.size());
    BOOST_TEST(etch::crc32c(bytes) == crc.checksum());
  }
}

template <class Number>
Number take(std::string_view& bytes) {
  BOOST_REQUIRE(bytes.size() >= sizeof(Number));
  Number value;
  std::memcpy(&value, bytes.data(), sizeof(Number));
  bytes.remove_prefix(sizeof(Number));
  return value;
}

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = take<unsigned char>(bytes);
    value |= static_cast<std::uint64_t>(byte & 127u) << shift;
    if (byte < 128) return value;
  }
}

// The fields of a message by number; each as the bytes it has.
std::map<unsigned, std::string> fields(std::string_view bytes) {
  std::map<unsigned, std::string> found;
  while (!bytes.empty()) {
    const auto key = take_varint(bytes);
    const auto field = static_cast<unsigned>(key / 8);
    std::size_t size = key % 8 == 1 ? 8 : 4;
    if (key % 8 == 0) {
      const auto value = take_varint(bytes);
      found[field] = std::string(reinterpret_cast<const char*>(&value), 8);
      continue;
    }
    if (key % 8 == 2) size = take_varint(bytes);
    BOOST_REQUIRE(size <= bytes.size());
    found[field] = bytes.substr(0, size);
    bytes.remove_prefix(size);
  }
  return found;
}

template <class Number>
Number as(const std::string& bytes) {
  std::string_view view = bytes;
  return take<Number>(view);
}

std::uint32_t masked(std::string_view bytes) {
  castagnoli crc;
  crc.process_bytes(bytes.data(), bytes.size());
  const std::uint32_t sum = crc.checksum();
  return ((sum >> 15) | (sum << 17)) + 0xa282ead8u;
}

std::vector<std::string> records(std::string_view bytes) {
  std::vector<std::string> found;
  while (!bytes.empty()) {
    const auto length = bytes.substr(0, 8);
    const auto size = take<std::uint64_t>(bytes);
    BOOST_TEST(take<std::uint32_t>(bytes) == masked(length));
    BOOST_REQUIRE(size <= bytes.size());
    found.emplace_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
    BOOST_TEST(take<std::uint32_t>(bytes) == masked(found.back()));
  }
  return found;
}

BOOST_AUTO_TEST_CASE(scalars_and_histograms_read_back) {
  const temporary_folder folder;
  std::string path;
  {
    etch::tensorboard_log log(folder / "runs/deep/1");
    path = log.path();
    log.scalar("loss/training", 3, 0.25);
    const std::vector<float> numbers{-1, 0, 0.5f, 1, std::numeric_limits<float>::quiet_NaN()};
    log.histogram<float>("0.weight", 1000000, numbers);
    log.histogram<double>("empty", -1, {});
    log.histogram<double>("equal", 0, std::vector<double>(7, 2.5));
  }
  BOOST_TEST(path.find("/runs/deep/1/events.out.tfevents.") != std::string::npos);
  const auto events = records(content(path));
  BOOST_REQUIRE(events.size() == 5u);
  BOOST_TEST(fields(events[0])[3] == "brain.Event:2");

  auto event = fields(events[1]);
  BOOST_TEST(as<double>(event[1]) > 1.7e9);
  BOOST_TEST(as<std::int64_t>(event[2]) == 3);
  auto value = fields(fields(event[5])[1]);
  BOOST_TEST(value[1] == "loss/training");
  BOOST_TEST(as<float>(value[2]) == 0.25f);

  const auto histogram = [&](const std::string& bytes) { return fields(fields(fields(fields(bytes)[5])[1])[5]); };
  BOOST_TEST(as<std::int64_t>(fields(events[2])[2]) == 1000000);
  auto of = histogram(events[2]);
  BOOST_TEST(as<double>(of[1]) == -1.0);
  BOOST_TEST(as<double>(of[2]) == 1.0);
  BOOST_TEST(as<double>(of[3]) == 4.0);
  BOOST_TEST(as<double>(of[4]) == 0.5);
  BOOST_TEST(as<double>(of[5]) == 2.25);
  BOOST_TEST(of[6].size() == 30 * 8u);
  BOOST_TEST(of[7].size() == 30 * 8u);
  double counted = 0;
  for (std::string_view rest = of[7]; !rest.empty();) counted += take<double>(rest);
  BOOST_TEST(counted == 4.0);
  BOOST_TEST(as<double>(of[7]) == 1.0);
  BOOST_TEST(as<double>(of[7].substr(29 * 8)) == 1.0);
  BOOST_TEST(as<double>(of[6].substr(29 * 8)) == 1.0);
  BOOST_TEST(as<std::int64_t>(fields(events[3])[2]) == -1);
  BOOST_TEST(as<double>(histogram(events[3])[3]) == 0.0);
  BOOST_TEST(as<double>(histogram(events[4])[7].substr(0, 8)) == 7.0);
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_scalar_event) {
  etch::detail::wire content;
  content.real(2, 1.0f);
  const std::string event = etch::detail::summary_event(2.0, 300, "a", content.bytes);
  BOOST_TEST(event == std::string("\x09\0\0\0\0\0\0\0\x40\x10\xac\x02\x2a\x0a\x0a\x08\x0a\x01"
                                  "a\x15\0\0\x80\x3f",
                                  24));
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made) {
  const temporary_folder folder;
  put(folder / "file", "");
  BOOST_CHECK_THROW(etch::tensorboard_log(folder / "file/runs"), etch::save_error);
}

BOOST_AUTO_TEST_SUITE_END()
