// Conversions between the number formats of files.
#include <etch/io/element.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

BOOST_AUTO_TEST_SUITE(element)

BOOST_AUTO_TEST_CASE(bf16_and_back_is_the_identity) {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const float value = etch::from_bf16(static_cast<std::uint16_t>(bits));
    if (std::isnan(value))
      BOOST_TEST(std::isnan(etch::from_bf16(etch::to_bf16(value))));
    else
      BOOST_TEST(etch::to_bf16(value) == bits);
  }
}

BOOST_AUTO_TEST_CASE(bf16_takes_the_nearest_and_on_a_tie_the_even) {
  for (std::uint32_t bits = 0; bits < 0x7f00; bits += 7) {
    const float low = etch::from_bf16(static_cast<std::uint16_t>(bits));
    const float high = etch::from_bf16(static_cast<std::uint16_t>(bits + 1));
    const auto middle = static_cast<float>((static_cast<double>(low) + static_cast<double>(high)) / 2);
    BOOST_TEST(etch::to_bf16(middle) == (bits % 2 == 0 ? bits : bits + 1));
    BOOST_TEST(etch::to_bf16(std::nextafter(middle, 0.0f)) == bits);
    BOOST_TEST(etch::to_bf16(std::nextafter(middle, 3.4e38f)) == bits + 1);
    BOOST_TEST(etch::to_bf16(-middle) == (etch::to_bf16(middle) | 0x8000));
  }
  BOOST_TEST(etch::to_bf16(std::numeric_limits<float>::max()) == 0x7f80);
}

BOOST_AUTO_TEST_CASE(f16_is_sign_fraction_and_exponent) {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const float value = etch::from_f16(static_cast<std::uint16_t>(bits));
    const auto exponent = static_cast<int>((bits >> 10) & 31), fraction = static_cast<int>(bits & 1023);
    const double sign = bits < 0x8000 ? 1 : -1;
    BOOST_TEST(std::signbit(value) == (bits >= 0x8000));
    if (exponent == 31)
      BOOST_TEST((fraction == 0 ? std::isinf(value) : std::isnan(value)));
    else
      BOOST_TEST(static_cast<double>(value) ==
                 sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25)));
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_taken_from_any_address) {
  const float value = 1.5f;
  std::byte bytes[13]{};
  for (std::size_t shift : {1u, 2u, 3u, 5u}) {
    std::memcpy(bytes + shift, &value, sizeof(value));
    double out = 0;
    etch::convert(bytes + shift, etch::element_type::f32, 1, etch::element_type::f64,
                  reinterpret_cast<std::byte*>(&out));
    BOOST_TEST(out == 1.5);
  }
}

static_assert(etch::converts(etch::element_type::bf16, etch::element_type::f32));
static_assert(etch::converts(etch::element_type::f64, etch::element_type::f32));
static_assert(!etch::converts(etch::element_type::i64, etch::element_type::f32));
static_assert(!etch::converts(etch::element_type::f32, etch::element_type::i64));
static_assert(!etch::converts(etch::element_type::other, etch::element_type::other));

BOOST_AUTO_TEST_SUITE_END()
