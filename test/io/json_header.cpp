// The strict JSON reader, compared with a full JSON library where that is present.
#include <etch/io/detail/json_header.hpp>

#include <boost/test/unit_test.hpp>

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif

BOOST_AUTO_TEST_SUITE(json_header)

std::string text_of(std::string_view json) {
  etch::detail::json_reader reader(json);
  std::string text = reader.string();
  reader.end();
  return text;
}

std::uint64_t number_of(std::string_view json) {
  etch::detail::json_reader reader(json);
  const auto number = reader.whole_number();
  reader.end();
  return number;
}

BOOST_AUTO_TEST_CASE(strings) {
  BOOST_TEST(text_of(R"("")") == "");
  BOOST_TEST(text_of(R"( "a\"\\\/\b\f\n\r\tz" )") == "a\"\\/\b\f\n\r\tz");
  BOOST_TEST(text_of(R"("\u0041\u00e9\u20ac\ud83d\ude00")") == "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  BOOST_TEST(text_of(R"("\u0000")") == std::string(1, '\0'));
  for (const char* bad : {"", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83dx\"",
                          "\"\\ud83d\\u0041\"", "\"\\ude00\"", "\"\n\"", "\"\x01\"", "a", "\"a\" b", "\"\\u00g0\""})
    BOOST_CHECK_THROW(text_of(bad), etch::detail::json_failure);
}

BOOST_AUTO_TEST_CASE(what_is_escaped_reads_back) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  BOOST_TEST(text_of("\"" + etch::detail::json_escaped(all) + "\"") == all);
}

BOOST_AUTO_TEST_CASE(numbers) {
  BOOST_TEST(number_of("0") == 0u);
  BOOST_TEST(number_of(" 18446744073709551615 ") == UINT64_MAX);
  for (const char* bad : {"18446744073709551616", "99999999999999999999", "-1", "01", "00", "1.0", "1e3", "1E3", "+1",
                          "", "x", "1 2", "0x1", "0.5", "true", "\"1\""})
    BOOST_CHECK_THROW(number_of(bad), etch::detail::json_failure);
}

BOOST_AUTO_TEST_CASE(utf8) {
  const auto is = [](const char* text) { return etch::detail::is_utf8(text); };
  for (const char* good : {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                           "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
    BOOST_TEST(is(good));
  for (const char* bad :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xe1\x80", "\xed\xa0\x80",
        "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x82", "\xf0\x9f\x98"})
    BOOST_TEST(!is(bad));
}

#if __has_include(<nlohmann/json.hpp>)
// Whatever object of strings the strict reader takes, the library takes too and reads alike; the reader refuses more
// only by its duplicate rule, which its caller holds.
BOOST_AUTO_TEST_CASE(agrees_with_a_full_library_on_mutated_objects) {
  const std::string seed = R"({ "a" : "b\u00e9\n" , "c\\":"\ud83d\ude00", "":"x" })";
  std::uint64_t state = 1;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  const std::string alphabet = "{}[]\":,\\u0deDn \n\t\x01\xc3\xa9xa1";
  int taken = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string text = seed;
    for (std::size_t edits = random(3); edits-- > 0;) {
      const std::size_t at = random(text.size());
      if (random(3) == 0)
        text.erase(at, 1);
      else if (random(2) == 0)
        text.insert(at, 1, alphabet[random(alphabet.size())]);
      else
        text[at] = alphabet[random(alphabet.size())];
    }
    std::vector<std::pair<std::string, std::string>> ours;
    bool ok = etch::detail::is_utf8(text);
    try {
      etch::detail::json_reader reader(text);
      reader.object([&](std::string key) { ours.emplace_back(std::move(key), reader.string()); });
      reader.end();
    } catch (const etch::detail::json_failure&) {
      ok = false;
    }
    const auto theirs = nlohmann::json::parse(text, nullptr, false);
    bool expected = theirs.is_object();
    if (expected)
      for (const auto& value : theirs) expected = expected && value.is_string();
    if (!ok) {
      BOOST_TEST(!expected, text);
      continue;
    }
    BOOST_TEST(expected, text);
    ++taken;
    for (const auto& [key, value] : ours)
      if (std::count_if(ours.begin(), ours.end(), [&](const auto& pair) { return pair.first == key; }) == 1)
        BOOST_TEST(theirs.at(key).get<std::string>() == value);
  }
  BOOST_TEST(taken > 1000);
}
#endif

BOOST_AUTO_TEST_SUITE_END()
