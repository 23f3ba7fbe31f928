// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// Text from files is shown as it is where that is harmless.
#include <etch/core/quoted.hpp>

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(quoted)

BOOST_AUTO_TEST_CASE(what_can_be_read_is_shown) {
  BOOST_TEST(etch::quoted("") == "''");
  BOOST_TEST(etch::quoted("a b") == "'a b'");
  BOOST_TEST(etch::quoted("Größe €𝄞") == "'Größe €𝄞'");
}

BOOST_AUTO_TEST_CASE(control_and_broken_characters_are_harmless) {
  BOOST_TEST(etch::quoted("a\x1b[2J\n\x7f") == "'a\\x1b[2J\\x0a\\x7f'");
  BOOST_TEST(etch::quoted(std::string("\0", 1)) == "'\\x00'");
  BOOST_TEST(etch::quoted("\xc2\x9b") == "'\\xc2\\x9b'");  // as dangerous as escape
  for (const char* broken : {"\xff", "\xc3", "\xc3x", "\xe2\x82", "\xc0\x80", "\xf8\x80"})
    BOOST_TEST(etch::quoted(broken).find("\\x") == 1u, broken);
}

BOOST_AUTO_TEST_CASE(long_text_is_cut_between_characters) {
  BOOST_TEST(etch::quoted(std::string(1000, 'a')).size() == 125u);
  BOOST_TEST(etch::quoted("abcd", 4) == "'abcd'");
  BOOST_TEST(etch::quoted("abcde", 4) == "'abcd...'");
  BOOST_TEST(etch::quoted("abcä", 4) == "'abc...'");
}

BOOST_AUTO_TEST_SUITE_END()
