// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// bfloat16: every pattern of bits survives, rounding takes the nearest and on a tie the even.
#include <etch/core/bfloat16.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

BOOST_AUTO_TEST_SUITE(core_bfloat16)

using etch::bfloat16;

static_assert(sizeof(bfloat16) == 2 && std::is_trivially_copyable_v<bfloat16>);
static_assert(bfloat16(1.0f).bits == 0x3f80 && float(bfloat16(-2.5f)) == -2.5f && float(bfloat16{}) == 0);

constexpr std::uint16_t rounded(float value) { return bfloat16(value).bits; }

BOOST_AUTO_TEST_CASE(to_float_and_back_is_the_identity) {
  for (std::uint32_t i = 0; i < 0x10000; ++i) {
    const auto bits = static_cast<std::uint16_t>(i);
    const float value = bfloat16::of_bits(bits);
    if (std::isnan(value))
      BOOST_TEST(rounded(value) == (bits | 0x40));  // quiet, with its payload
    else
      BOOST_TEST(rounded(value) == bits);
  }
}

BOOST_AUTO_TEST_CASE(rounds_to_the_nearest_and_on_a_tie_to_the_even) {
  for (std::uint32_t i = 0; i < 0x7f80; ++i) {
    const auto bits = static_cast<std::uint16_t>(i), next = static_cast<std::uint16_t>(i + 1);
    const double low = static_cast<double>(float(bfloat16::of_bits(bits)));
    const double high = next == 0x7f80 ? 0x1p128 : static_cast<double>(float(bfloat16::of_bits(next)));
    const auto middle = static_cast<float>((low + high) / 2);
    const bool fine = rounded(middle) == (bits % 2 == 0 ? bits : next) &&
                      rounded(std::nextafter(middle, 0.0f)) == bits &&
                      rounded(std::nextafter(middle, std::numeric_limits<float>::infinity())) == next &&
                      rounded(-middle) == (rounded(middle) | 0x8000);
    BOOST_TEST(fine, "between " << bits << " and the next");
  }
}

BOOST_AUTO_TEST_CASE(nan_stays_nan_and_infinity_infinity) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  BOOST_TEST(float(bfloat16(infinity)) == infinity);
  BOOST_TEST(float(bfloat16(-infinity)) == -infinity);
  BOOST_TEST(rounded(std::numeric_limits<float>::max()) == 0x7f80);
  BOOST_TEST(rounded(-0.0f) == 0x8000);
  for (const std::uint32_t bits : {0x7f800001u, 0x7fffffffu, 0x7fc00000u, 0xff80ffffu, 0xffffffffu})
    BOOST_TEST(std::isnan(float(bfloat16(std::bit_cast<float>(bits)))), bits);
}

BOOST_AUTO_TEST_SUITE_END()
