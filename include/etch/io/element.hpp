// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// The types a number can have in a file, and conversion between them.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <etch/core/bfloat16.hpp>
#include <etch/core/index.hpp>

namespace etch::inline ETCH_TARGET {

static_assert(std::endian::native == std::endian::little, "files are little-endian, and so must the target be");

enum class element_type : std::uint8_t { u8, f16, bf16, f32, f64, i64, other };

constexpr index size_of(element_type type) {
  switch (type) {
    case element_type::u8: return 1;
    case element_type::f16:
    case element_type::bf16: return 2;
    case element_type::f32: return 4;
    case element_type::f64:
    case element_type::i64: return 8;
    case element_type::other: break;
  }
  return 0;
}

constexpr bool is_float(element_type type) { return type >= element_type::f16 && type <= element_type::f64; }

// The element type of a C++ type; `element_of<float>` is `element_type::f32`.
template <class Number>
inline constexpr element_type element_of = element_type::other;
template <>
inline constexpr element_type element_of<std::uint8_t> = element_type::u8;
template <>
inline constexpr element_type element_of<bfloat16> = element_type::bf16;
template <>
inline constexpr element_type element_of<float> = element_type::f32;
template <>
inline constexpr element_type element_of<double> = element_type::f64;
template <>
inline constexpr element_type element_of<std::int64_t> = element_type::i64;

// IEEE binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits; every value is a float.
constexpr float from_f16(std::uint16_t bits) {
  const std::uint32_t sign = (bits & 0x8000u) << 16;
  const std::uint32_t exponent = (bits >> 10) & 0x1fu;
  const std::uint32_t fraction = bits & 0x3ffu;
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7f80'0000u | (fraction << 13));
  if (exponent != 0) return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (fraction << 13));
  const float magnitude = static_cast<float>(fraction) * 0x1p-24f;
  return sign != 0 ? -magnitude : magnitude;
}

namespace detail {

template <class Number>
Number number_at(const std::byte* data, index i) {
  Number value;
  std::memcpy(&value, data + i * sizeof(Number), sizeof(Number));
  return value;
}

// A double becomes a bfloat16 by way of float, as it does when a model of floats loads it first.
template <class To, class Number>
To number_as(Number number) {
  if constexpr (element_of<To> == element_type::bf16)
    return static_cast<float>(number);
  else
    return static_cast<To>(number);
}

template <class To>
void convert_to(const std::byte* from, element_type type, index count, std::byte* to) {
  const auto put = [&](index at_, To number_) { std::memcpy(to + at_ * sizeof(To), &number_, sizeof(To)); };
  switch (type) {
    case element_type::f16:
      for (index i = 0; i < count; ++i) put(i, number_as<To>(from_f16(number_at<std::uint16_t>(from, i))));
      break;
    case element_type::bf16:
      for (index i = 0; i < count; ++i) put(i, number_as<To>(static_cast<float>(number_at<bfloat16>(from, i))));
      break;
    case element_type::f32:
      for (index i = 0; i < count; ++i) put(i, number_as<To>(number_at<float>(from, i)));
      break;
    case element_type::f64:
      for (index i = 0; i < count; ++i) put(i, number_as<To>(number_at<double>(from, i)));
      break;
    default: break;
  }
}

}  // namespace detail

// Whether `convert` can make `to` of `from`: floats of any width become float, double or bfloat16, all else stays what
// it is.
constexpr bool converts(element_type from, element_type to) {
  if (from == to) return from != element_type::other;
  return is_float(from) && is_float(to) && to != element_type::f16;
}

// Copies `count` numbers, neither side aligned, from one type to another that `converts` allows.
inline void convert(const std::byte* from, element_type type, index count, element_type target, std::byte* to) {
  if (type == target) {
    if (count != 0) std::memcpy(to, from, count * size_of(type));
  } else if (target == element_type::f32) {
    detail::convert_to<float>(from, type, count, to);
  } else if (target == element_type::bf16) {
    detail::convert_to<bfloat16>(from, type, count, to);
  } else {
    detail::convert_to<double>(from, type, count, to);
  }
}

}  // namespace etch::inline ETCH_TARGET
