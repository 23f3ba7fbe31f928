// Conversions between the number formats of files.
#include <etch/io/element.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

BOOST_AUTO_TEST_SUITE(element)

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

// A double goes by way of float: what a model of floats would hold is what is rounded.
BOOST_AUTO_TEST_CASE(every_float_becomes_a_bfloat16) {
  const auto converted = []<class Number>(Number number) {
    etch::bfloat16 result;
    etch::convert(reinterpret_cast<const std::byte*>(&number), etch::element_of<Number>, 1, etch::element_type::bf16,
                  reinterpret_cast<std::byte*>(&result));
    return result.bits;
  };
  BOOST_TEST(converted(1.00390625f) == 0x3f80);
  BOOST_TEST(converted(1.01171875f) == 0x3f82);
  BOOST_TEST(converted(1.00390625000001) == 0x3f80);
  BOOST_TEST(converted(-2.5) == 0xc020);
  BOOST_TEST(converted(etch::bfloat16::of_bits(0x1234)) == 0x1234);
  const std::uint16_t half = 0x3c01;  // 1 + 2⁻¹⁰ in binary16
  etch::bfloat16 result;
  etch::convert(reinterpret_cast<const std::byte*>(&half), etch::element_type::f16, 1, etch::element_type::bf16,
                reinterpret_cast<std::byte*>(&result));
  BOOST_TEST(result.bits == 0x3f80);
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
static_assert(etch::converts(etch::element_type::f32, etch::element_type::bf16));
static_assert(etch::converts(etch::element_type::f16, etch::element_type::bf16));
static_assert(!etch::converts(etch::element_type::f32, etch::element_type::f16));
static_assert(!etch::converts(etch::element_type::u8, etch::element_type::bf16));
static_assert(!etch::converts(etch::element_type::i64, etch::element_type::f32));
static_assert(!etch::converts(etch::element_type::f32, etch::element_type::i64));
static_assert(!etch::converts(etch::element_type::other, etch::element_type::other));

BOOST_AUTO_TEST_SUITE_END()
